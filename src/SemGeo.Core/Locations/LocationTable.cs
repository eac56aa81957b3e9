using System.Diagnostics.CodeAnalysis;
using NetTopologySuite.Geometries;
using SemGeo.Geography;

namespace SemGeo.Locations;

/// <summary>The locations that addresses name, by id.</summary>
/// <remarks>Reading is safe for several threads once nobody adds any more.</remarks>
public class LocationTable
{
    private readonly Dictionary<string, Location> _byId = new(StringComparer.Ordinal);

    /// <summary>All locations, in the order in which they were added.</summary>
    public virtual IEnumerable<Location> All => _byId.Values;

    /// <summary>The number of locations.</summary>
    public virtual int Count => _byId.Count;

    /// <summary>Adds a location, or replaces the one with the same id.</summary>
    public virtual void Add(Location location)
    {
        ArgumentNullException.ThrowIfNull(location);
        _byId[location.Id] = location;
    }

    /// <summary>Finds a location.</summary>
    public virtual bool TryGet(string id, [MaybeNullWhen(false)] out Location location) => _byId.TryGetValue(id, out location);

    /// <summary>The geometry of a location in degrees (X = longitude), decoded at each call; null where the table or the location has none.</summary>
    /// <exception cref="InvalidDataException">The location's geometry is not well-known binary.</exception>
    public virtual Geometry? GeometryOf(string id)
    {
        if (!TryGet(id, out var location) || location.Details is not { GeometryWkb.IsEmpty: false } details)
            return null;
        try
        {
            return ForeignGeometry.OfBinary(details.GeometryWkb.ToArray());
        }
        catch (FormatException e)
        {
            throw new InvalidDataException($"The geometry of location '{id}' is not well-known binary: {e.Message}", e);
        }
    }

    /// <summary>The name of a location, or its id where the table lacks it.</summary>
    public string NameOf(string id) => TryGet(id, out var location) ? location.Name : id;

    /// <summary>The names of an address, fine to coarse, joined by ", "; a name that repeats the one before it is left out.</summary>
    public string TextOf(ReadOnlySpan<string> locationIds)
    {
        var names = new List<string>(locationIds.Length);
        foreach (var id in locationIds)
        {
            var name = NameOf(id);
            if (names.Count == 0 || names[^1] != name)
                names.Add(name);
        }

        return string.Join(", ", names);
    }
}
