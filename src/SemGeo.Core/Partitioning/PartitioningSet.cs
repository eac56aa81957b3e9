using SemGeo.Geography;
using SemGeo.Locations;
using SemGeo.Partitioning.Combinatorial;

namespace SemGeo.Partitioning;

/// <summary>
/// Several partitionings of the earth over one hierarchy of locations (paper 3.1): what a multi-head model is labelled with and decoded by. One form for all
/// schemes. Immutable, so that threads may share it.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>Every cell and whatever lies above it is a location: a named place (SemP), an S2 cell by its token, a country or state by its ISO code, a class or combination of CPlaNet.</item>
/// <item>An image's address or coordinate, depending on the scheme, leads to the finest location that the hierarchy knows; <see cref="PartitioningLevel.ClassOf"/> gives its class at each level, -1 where
/// there is none: a missing label, never class 0.</item>
/// <item>There is one head a level. Levels run from fine to coarse and answers are classes of the first; CPlaNet's stand side by side, and answers are their combinations (<see cref="Finest"/>).</item>
/// <item>Kept in files by <see cref="PartitioningSetFile"/>.</item>
/// </list>
/// </remarks>
public sealed class PartitioningSet
{
    private readonly int[][] _parents;

    /// <summary>Puts a set together and links the levels.</summary>
    /// <param name="source">Who geocoded, or whose cells these are.</param>
    /// <param name="hierarchy">The locations.</param>
    /// <param name="locations">What is known of them.</param>
    /// <param name="levels">The heads, fine to coarse; side by side for the combinatorial scheme.</param>
    /// <param name="statistics">What the collection was like.</param>
    /// <param name="scheme">The scheme.</param>
    /// <param name="locator">Finds coordinates in the hierarchy; null for the semantic scheme alone.</param>
    /// <param name="combinations">The combinatorial scheme's combinations; null for all others.</param>
    /// <exception cref="PartitioningException">There is no level, a level has no cell, thresholds do not ascend, or combinations contradict their classes.</exception>
    internal PartitioningSet(
        GeocoderSource source,
        LocationHierarchy hierarchy,
        LocationTable locations,
        PartitioningLevel[] levels,
        CollectionStatistics statistics,
        PartitioningScheme scheme = PartitioningScheme.Semantic,
        ICellLocator? locator = null,
        PartitioningLevel? combinations = null)
    {
        if (levels.Length == 0)
            throw new PartitioningException("A partitioning set needs at least one level.");
        if (levels.Append(combinations).FirstOrDefault(level => level?.Cells.Count == 0) is { } empty)
            throw new PartitioningException($"Partitioning '{empty.Name}' has no cell.");
        if (combinations is null && scheme != PartitioningScheme.Classes)
            CheckThresholds(levels);
        Scheme = scheme;
        Locator = locator;
        Source = source;
        Hierarchy = hierarchy;
        Locations = locations;
        Levels = levels;
        Finest = combinations ?? levels[0];
        Statistics = statistics;
        _parents = [.. levels.Select(level => Finest.Cells.Select(cell => level.ClassOf(cell.Location)).ToArray())];
        if (combinations is not null)
            CombinationCheck.Check(this);
    }

    /// <summary>How the earth was divided.</summary>
    public PartitioningScheme Scheme { get; }

    /// <summary>Whether images are labelled by their coordinate; otherwise they are by their address.</summary>
    public bool IsLabelledByCoordinate => Scheme is PartitioningScheme.AdaptiveS2 or PartitioningScheme.Combinatorial or PartitioningScheme.Countries;

    /// <summary>
    /// Who geocoded the images: only addresses of the same geocoder can be labelled. For a scheme that labels by coordinate, whose cells these are: "s2" and its curve, the
    /// gazetteer of the countries.
    /// </summary>
    public GeocoderSource Source { get; }

    /// <summary>The forest of all locations that passed the base filter.</summary>
    public LocationHierarchy Hierarchy { get; }

    /// <summary>What the geocoder knows of the locations of <see cref="Hierarchy"/>.</summary>
    public LocationTable Locations { get; }

    /// <summary>The partitionings, fine to coarse.</summary>
    public IReadOnlyList<PartitioningLevel> Levels { get; }

    /// <summary>What the collection was like.</summary>
    public CollectionStatistics Statistics { get; }

    /// <summary>The partitioning whose cells are answers: the first level, or the combinations of CPlaNet, which have no head of their own.</summary>
    public PartitioningLevel Finest { get; }

    /// <summary>Finds coordinates in the hierarchy; null for the semantic scheme.</summary>
    internal ICellLocator? Locator { get; }

    /// <summary>
    /// For every class of <see cref="Finest"/> its class at a level: itself or its nearest surviving ancestor; -1 where none survives.
    /// At level 0 every class is its own, unless there are combinations.
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

    /// <summary>Checks that addresses of a geocoder may be labelled: those of <see cref="Source"/>, or of the present embedded gazetteer where the source is an earlier version of it.</summary>
    /// <exception cref="GeocoderMismatchException">The geocoder or the version of its data is another.</exception>
    public void EnsureSource(GeocoderSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!EmbeddedGazetteerVersions.CanReplace(Source, source))
            throw new GeocoderMismatchException(Source, source);
    }

    /// <summary>The finest location of an address that the hierarchy knows, or -1. Its class is <see cref="PartitioningLevel.ClassOf"/>.</summary>
    /// <exception cref="PartitioningSchemeException">The scheme labels by coordinate.</exception>
    public int LocationOf(Address address)
    {
        ArgumentNullException.ThrowIfNull(address);
        EnsureAddresses();
        foreach (var id in address.LocationIds)
        {
            if (Hierarchy.IndexOf(id) is var location and >= 0)
                return location;
        }

        return -1;
    }

    /// <summary>The finest location of an address (ids, fine to coarse) that the hierarchy knows, or -1. Allocates nothing.</summary>
    /// <exception cref="PartitioningSchemeException">The scheme labels by coordinate.</exception>
    public int LocationOf(ReadOnlySpan<ReadOnlyMemory<char>> locationIds)
    {
        EnsureAddresses();
        foreach (var id in locationIds)
        {
            if (Hierarchy.IndexOf(id.Span) is var location and >= 0)
                return location;
        }

        return -1;
    }

    /// <summary>The finest location of the hierarchy that a coordinate lies in; -1 where it lies in none, is missing or out of range.</summary>
    /// <exception cref="PartitioningSchemeException">The scheme labels by address.</exception>
    public int LocationOf(GeoCoordinate coordinate) => EnsureLocator().Locate(coordinate);

    /// <summary>Finds a batch of coordinates; see <see cref="LocationOf(GeoCoordinate)"/>.</summary>
    /// <param name="coordinates">The coordinates.</param>
    /// <param name="locations">Receives a location for each, or -1.</param>
    /// <exception cref="ArgumentException"><paramref name="locations"/> is shorter than <paramref name="coordinates"/>.</exception>
    /// <exception cref="PartitioningSchemeException">The scheme labels by address.</exception>
    public void LocationsOf(ReadOnlySpan<GeoCoordinate> coordinates, Span<int> locations)
    {
        if (locations.Length < coordinates.Length)
            throw new ArgumentException($"There is room for {locations.Length} locations, but {coordinates.Length} coordinates were given.", nameof(locations));
        EnsureLocator().Locate(coordinates, locations[..coordinates.Length]);
    }

    /// <summary>The class of an address at a level (0 = finest), or -1 where no location qualifies: a missing label, never class 0.</summary>
    /// <exception cref="PartitioningSchemeException">The scheme labels by coordinate.</exception>
    public int ClassOf(Address address, int level) => LocationOf(address) is var location and >= 0 ? Levels[level].ClassOf(location) : -1;

    /// <summary>The class of a coordinate at a level (0 = finest), or -1 where it lies in no cell: a missing label, never class 0.</summary>
    /// <exception cref="PartitioningSchemeException">The scheme labels by address.</exception>
    public int ClassOf(GeoCoordinate coordinate, int level) => LocationOf(coordinate) is var location and >= 0 ? Levels[level].ClassOf(location) : -1;

    /// <summary>Labels a batch.</summary>
    /// <param name="addresses">The addresses.</param>
    /// <param name="source">Who geocoded them.</param>
    /// <returns>For each level, fine to coarse, the class of each address; -1 where no location qualifies.</returns>
    /// <exception cref="GeocoderMismatchException"><paramref name="source"/> is not <see cref="Source"/>.</exception>
    /// <exception cref="PartitioningSchemeException">The scheme labels by coordinate.</exception>
    public int[][] LabelsOf(ReadOnlySpan<Address> addresses, GeocoderSource source)
    {
        EnsureAddresses();
        EnsureSource(source);
        var locations = new int[addresses.Length];
        for (var i = 0; i < locations.Length; i++)
            locations[i] = LocationOf(addresses[i]);
        return LabelsAt(locations);
    }

    /// <summary>Labels a batch.</summary>
    /// <returns>For each level the class of each coordinate; -1 where it lies in no cell, is missing or out of range.</returns>
    /// <exception cref="PartitioningSchemeException">The scheme labels by address.</exception>
    public int[][] LabelsOf(ReadOnlySpan<GeoCoordinate> coordinates)
    {
        var locations = new int[coordinates.Length];
        LocationsOf(coordinates, locations);
        return LabelsAt(locations);
    }

    /// <summary>The address of a cell in words, such as "la Sagrada Familia, Barcelona, Spain".</summary>
    /// <param name="level">The level, 0 = finest.</param>
    /// <param name="cell">The class.</param>
    public string AddressOf(int level, int cell) => TextOf(Levels[level].Cells[cell].Location);

    /// <summary>
    /// A location of <see cref="Hierarchy"/> in words; empty for -1. Places and countries are named from the location to its root; S2 cells and combinations, whose names say where they are, by
    /// themselves.
    /// </summary>
    public string TextOf(int location) => location < 0 ? ""
        : Scheme is PartitioningScheme.AdaptiveS2 or PartitioningScheme.Combinatorial ? Locations.NameOf(Hierarchy.Ids[location])
        : Locations.TextOf(Hierarchy.PathOf(location));

    /// <summary>
    /// The same set, whose S2 cells or combinations people can read: each is named by the address of its mean coordinate, "near Newark, New Jersey, United States", at open sea by its degrees. Sets of
    /// other schemes have names and come back as they are.
    /// </summary>
    /// <param name="geocoder">Who knows addresses.</param>
    public PartitioningSet WithNamesBy(IReverseGeocoder geocoder)
    {
        ArgumentNullException.ThrowIfNull(geocoder);
        if (Scheme is not (PartitioningScheme.AdaptiveS2 or PartitioningScheme.Combinatorial))
            return this;
        var named = CellNames.Of(this, geocoder);
        return new PartitioningSet(
            Source, Hierarchy, named, [.. Levels.Select(Rename)], Statistics, Scheme, Locator, Scheme == PartitioningScheme.Combinatorial ? Rename(Finest) : null);

        PartitioningLevel Rename(PartitioningLevel level) => level.Rename(cell => named.NameOf(cell.LocationId));
    }

    /// <summary>The same partitionings with some of the levels, under names of their own. CPlaNet's combinations need all of theirs.</summary>
    /// <param name="levels">The levels that stay, fine to coarse, and their names.</param>
    /// <exception cref="PartitioningException">The levels do not ascend from fine to coarse, or combinations lack one.</exception>
    internal PartitioningSet With(IEnumerable<(PartitioningLevel Level, string Name)> levels) => new(
        Source, Hierarchy, Locations, [.. levels.Select(level => level.Level.Named(level.Name))], Statistics, Scheme, Locator, Scheme == PartitioningScheme.Combinatorial ? Finest : null);

    private static void CheckThresholds(PartitioningLevel[] levels)
    {
        for (var i = 1; i < levels.Length; i++)
        {
            if (levels[i].Threshold <= levels[i - 1].Threshold)
                throw new PartitioningException($"The threshold of '{levels[i].Name}' is {levels[i].Threshold} after {levels[i - 1].Threshold}: thresholds must ascend from fine to coarse.");
        }
    }

    private int[][] LabelsAt(int[] locations) => [.. Levels.Select(level => Array.ConvertAll(locations, location => location < 0 ? -1 : level.ClassOf(location)))];

    private void EnsureAddresses()
    {
        if (Scheme == PartitioningScheme.Classes)
            throw new PartitioningSchemeException(Scheme, "These are the classes of a label column, whose places are not known: they cannot label images. Give a partitioning of named places, cells or countries.");
        if (IsLabelledByCoordinate)
            throw new PartitioningSchemeException(Scheme, $"A partitioning of the scheme {Scheme} labels images by their coordinate, but was asked about an address: give the coordinate, or a partitioning of the scheme {PartitioningScheme.Semantic}.");
    }

    private ICellLocator EnsureLocator() => Locator
        ?? throw new PartitioningSchemeException(Scheme, $"A partitioning of the scheme {Scheme} labels images by their address, but was asked about a coordinate: geocode it with {Source}, or give a partitioning of cells or countries.");
}
