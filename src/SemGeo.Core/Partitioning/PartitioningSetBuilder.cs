using SemGeo.Geography;
using SemGeo.Locations;

namespace SemGeo.Partitioning;

/// <summary>
/// Builds semantic partitionings from the addresses of a collection, in one pass over its images (paper 3.1.1, 3.1.2): add every
/// image, then <see cref="Build"/>, as often as wanted with different options.
/// </summary>
/// <remarks>
/// Memory grows with the distinct addresses, not with the images. The result does not depend on the order of the images.
/// Not safe for several threads at once.
/// </remarks>
public sealed class PartitioningSetBuilder
{
    private readonly AddressTable _table = new();
    private int[] _buffer = new int[16];
    private int _images;
    private int _withoutAddress;
    private int _withoutCoordinate;

    /// <summary>Creates a builder.</summary>
    /// <param name="source">Who geocoded the images.</param>
    public PartitioningSetBuilder(GeocoderSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        Source = source;
    }

    /// <summary>Who geocoded the images.</summary>
    public GeocoderSource Source { get; }

    /// <summary>The images added, those without an address counted.</summary>
    public int ImageCount => _images;

    /// <summary>The distinct addresses added.</summary>
    public int DistinctAddressCount => _table.Tallies.Length;

    /// <summary>Adds an image.</summary>
    /// <param name="address">Its address; an empty one counts as an image without a class.</param>
    /// <param name="coordinate">Its position; one that is missing or out of range does not count towards mean coordinates.</param>
    /// <exception cref="OverflowException">More than <see cref="int.MaxValue"/> images.</exception>
    public void Add(Address address, GeoCoordinate coordinate)
    {
        ArgumentNullException.ThrowIfNull(address);
        Add(address.LocationIds, coordinate);
    }

    /// <summary>Adds an image; see <see cref="Add(Address, GeoCoordinate)"/>.</summary>
    /// <param name="locationIds">The ids of its address, fine to coarse; empty ones are passed over.</param>
    /// <param name="coordinate">Its position.</param>
    /// <exception cref="OverflowException">More than <see cref="int.MaxValue"/> images.</exception>
    public void Add(ReadOnlySpan<string> locationIds, GeoCoordinate coordinate)
    {
        var ids = Buffer(locationIds.Length);
        var length = 0;
        foreach (var id in locationIds)
        {
            if (!string.IsNullOrEmpty(id))
                ids[length++] = _table.Locations.Intern(id);
        }

        Count(ids[..length], coordinate);
    }

    /// <summary>Adds an image; see <see cref="Add(Address, GeoCoordinate)"/>. Allocates only for what is seen for the first time.</summary>
    /// <param name="locationIds">The ids of its address, fine to coarse; empty ones are passed over.</param>
    /// <param name="coordinate">Its position.</param>
    /// <exception cref="OverflowException">More than <see cref="int.MaxValue"/> images.</exception>
    public void Add(ReadOnlySpan<ReadOnlyMemory<char>> locationIds, GeoCoordinate coordinate)
    {
        var ids = Buffer(locationIds.Length);
        var length = 0;
        foreach (var id in locationIds)
        {
            if (!id.IsEmpty)
                ids[length++] = _table.Locations.Intern(id.Span);
        }

        Count(ids[..length], coordinate);
    }

    /// <summary>Builds the partitionings.</summary>
    /// <param name="options">The filter and the thresholds.</param>
    /// <param name="locations">Names, areas and centres of the locations; one that it lacks goes by its id and counts as having no area.</param>
    /// <exception cref="ArgumentException">The options are wrong; the message names all errors.</exception>
    /// <exception cref="PartitioningException">No image has an address or a coordinate, or the filter or a threshold leaves nothing.</exception>
    public PartitioningSet Build(PartitioningOptions options, LocationTable locations)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(locations);
        options.Validate();
        if (_images == 0)
            throw new PartitioningException("No image was added: a partitioning needs geocoded images.");
        if (_withoutAddress == _images)
            throw new PartitioningException($"None of the {_images} images has an address: geocode them first, and look whether their coordinates are missing or at sea.");
        if (_withoutCoordinate == _images)
            throw new PartitioningException($"None of the {_images} images has a coordinate, so that no cell would have one: check the latitude and longitude columns.");
        return new SemanticPartitioning(_table, options, locations).Build(Source, _images, _withoutAddress, _withoutCoordinate);
    }

    /// <summary>The number by which the builder knows a location id; the same one for the same id.</summary>
    internal int Intern(ReadOnlySpan<byte> utf8) => _table.Locations.Intern(utf8);

    /// <summary>Room for the numbers of an address, until the next call.</summary>
    internal Span<int> Buffer(int length)
    {
        if (_buffer.Length < length)
            _buffer = new int[Math.Max(length, _buffer.Length * 2)];
        return _buffer;
    }

    /// <summary>Adds an image.</summary>
    /// <param name="address">The numbers of its locations (<see cref="Intern"/>), fine to coarse.</param>
    /// <param name="coordinate">Its position.</param>
    internal void Count(ReadOnlySpan<int> address, GeoCoordinate coordinate)
    {
        _images = checked(_images + 1);
        if (!coordinate.IsValid)
            _withoutCoordinate++;
        if (address.IsEmpty)
            _withoutAddress++;
        else
            _table.Count(address, coordinate);
    }
}
