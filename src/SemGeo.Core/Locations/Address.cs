namespace SemGeo.Locations;

/// <summary>
/// The named places that a coordinate lies in: location ids, fine to coarse (paper 3.1.1). Immutable, so that a geocoder may
/// hand the same instance to every coordinate of a place.
/// </summary>
public sealed class Address
{
    private readonly string[] _locationIds;

    /// <summary>Creates an address.</summary>
    /// <param name="locationIds">Location ids, fine to coarse, namespaced by provider ("G2643743", "US-CA", "US").</param>
    /// <exception cref="ArgumentException">An id is null or empty.</exception>
    public Address(params ReadOnlySpan<string> locationIds)
    {
        foreach (var id in locationIds)
            ArgumentException.ThrowIfNullOrEmpty(id, nameof(locationIds));
        _locationIds = locationIds.ToArray();
    }

    /// <summary>The address of a coordinate that lies in no known place: open sea, or a missing coordinate.</summary>
    public static Address Empty { get; } = new();

    /// <summary>Location ids, fine to coarse.</summary>
    public ReadOnlySpan<string> LocationIds => _locationIds;

    /// <summary>The number of locations.</summary>
    public int Count => _locationIds.Length;

    /// <summary>Whether there is no location.</summary>
    public bool IsEmpty => _locationIds.Length == 0;

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", _locationIds);
}
