using SemGeo.Geocoding;

namespace SemGeo.Partitioning;

/// <summary>
/// Several partitionings of the earth, fine to coarse, over one hierarchy of named locations (paper 3.1): what a multi-head model is
/// labelled with and decoded by. Immutable, so that threads may share it.
/// </summary>
/// <remarks>Built by <see cref="PartitioningSetBuilder"/>; kept in files by <see cref="PartitioningSetFile"/>.</remarks>
public sealed class PartitioningSet
{
    private readonly int[][] _parents;

    /// <summary>Puts a set together and links the levels.</summary>
    /// <exception cref="PartitioningException">There is no level, a level has no cell, or thresholds do not ascend.</exception>
    internal PartitioningSet(GeocoderSource source, LocationHierarchy hierarchy, LocationTable locations, PartitioningLevel[] levels, CollectionStatistics statistics)
    {
        if (levels.Length == 0)
            throw new PartitioningException("A partitioning set needs at least one level.");
        if (levels.FirstOrDefault(level => level.Cells.Count == 0) is { } empty)
            throw new PartitioningException($"Partitioning '{empty.Name}' has no cell.");
        for (var i = 1; i < levels.Length; i++)
        {
            if (levels[i].Threshold <= levels[i - 1].Threshold)
                throw new PartitioningException($"The threshold of '{levels[i].Name}' is {levels[i].Threshold} after {levels[i - 1].Threshold}: thresholds must ascend from fine to coarse.");
        }

        Source = source;
        Hierarchy = hierarchy;
        Locations = locations;
        Levels = levels;
        Statistics = statistics;
        _parents = [.. levels.Select(level => levels[0].Cells.Select(cell => level.ClassOf(cell.Location)).ToArray())];
    }

    /// <summary>Who geocoded the images; only addresses of the same geocoder can be labelled.</summary>
    public GeocoderSource Source { get; }

    /// <summary>The forest of all locations that passed the base filter.</summary>
    public LocationHierarchy Hierarchy { get; }

    /// <summary>What the geocoder knows of the locations of <see cref="Hierarchy"/>.</summary>
    public LocationTable Locations { get; }

    /// <summary>The partitionings, fine to coarse.</summary>
    public IReadOnlyList<PartitioningLevel> Levels { get; }

    /// <summary>What the collection was like.</summary>
    public CollectionStatistics Statistics { get; }

    /// <summary>The finest partitioning.</summary>
    public PartitioningLevel Finest => Levels[0];

    /// <summary>
    /// For every class of the finest level its class at a level: itself or its nearest surviving ancestor; -1 where none survives.
    /// At level 0 every class is its own.
    /// </summary>
    public ReadOnlySpan<int> ParentsAt(int level) => _parents[level];

    /// <summary>Holds parents that were read from elsewhere against the hierarchy.</summary>
    /// <exception cref="PartitioningException">A parent contradicts the hierarchy; the message names the cell.</exception>
    internal void CheckParents(int level, ReadOnlySpan<int> parents)
    {
        for (var i = 0; i < Finest.Cells.Count; i++)
        {
            if (parents[i] == _parents[level][i])
                continue;
            var cells = Levels[level].Cells;
            throw new PartitioningException($"Cell {i} '{Finest.Cells[i].LocationId}' ({Finest.Cells[i].Name}) of '{Finest.Name}' has the parent {Describe(parents[i])} at '{Levels[level].Name}', "
                + $"but the hierarchy leads to {Describe(_parents[level][i])}. Build the partitioning again.");

            string Describe(int cell) => cell < 0 ? "none" : cell < cells.Count ? $"{cell} '{cells[cell].LocationId}'" : $"{cell} (there are {cells.Count})";
        }
    }

    /// <summary>Checks that addresses of a geocoder may be labelled.</summary>
    /// <exception cref="GeocoderMismatchException">The geocoder or the version of its data is another.</exception>
    public void EnsureSource(GeocoderSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source != Source)
            throw new GeocoderMismatchException(Source, source);
    }

    /// <summary>The finest location of an address that the hierarchy knows, or -1. Its class is <see cref="PartitioningLevel.ClassOf"/>.</summary>
    public int LocationOf(Address address)
    {
        ArgumentNullException.ThrowIfNull(address);
        foreach (var id in address.LocationIds)
        {
            if (Hierarchy.IndexOf(id) is var location and >= 0)
                return location;
        }

        return -1;
    }

    /// <summary>The finest location of an address (ids, fine to coarse) that the hierarchy knows, or -1. Allocates nothing.</summary>
    public int LocationOf(ReadOnlySpan<ReadOnlyMemory<char>> locationIds)
    {
        foreach (var id in locationIds)
        {
            if (Hierarchy.IndexOf(id.Span) is var location and >= 0)
                return location;
        }

        return -1;
    }

    /// <summary>The class of an address at a level (0 = finest), or -1 where no location qualifies: a missing label, never class 0.</summary>
    public int ClassOf(Address address, int level) => LocationOf(address) is var location and >= 0 ? Levels[level].ClassOf(location) : -1;

    /// <summary>Labels a batch.</summary>
    /// <param name="addresses">The addresses.</param>
    /// <param name="source">Who geocoded them.</param>
    /// <returns>For each level, fine to coarse, the class of each address; -1 where no location qualifies.</returns>
    /// <exception cref="GeocoderMismatchException"><paramref name="source"/> is not <see cref="Source"/>.</exception>
    public int[][] LabelsOf(ReadOnlySpan<Address> addresses, GeocoderSource source)
    {
        EnsureSource(source);
        var labels = new int[Levels.Count][];
        for (var level = 0; level < labels.Length; level++)
            labels[level] = new int[addresses.Length];
        for (var i = 0; i < addresses.Length; i++)
        {
            var location = LocationOf(addresses[i]);
            for (var level = 0; level < labels.Length; level++)
                labels[level][i] = location < 0 ? -1 : Levels[level].ClassOf(location);
        }

        return labels;
    }

    /// <summary>The address of a cell in words, such as "la Sagrada Familia, Barcelona, Spain".</summary>
    /// <param name="level">The level, 0 = finest.</param>
    /// <param name="cell">The class.</param>
    public string AddressOf(int level, int cell) => TextOf(Levels[level].Cells[cell].Location);

    /// <summary>The address of a location of <see cref="Hierarchy"/> in words, from the location to its root; empty for -1.</summary>
    public string TextOf(int location) => location < 0 ? "" : Locations.TextOf(Hierarchy.PathOf(location));
}
