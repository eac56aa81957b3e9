using SemGeo.Geography;

namespace SemGeo.Partitioning;

/// <summary>One partitioning of a <see cref="PartitioningSet"/>: its cells are the classes of one head. Immutable.</summary>
public sealed class PartitioningLevel
{
    private readonly int[] _classOfLocation;

    internal PartitioningLevel(string name, int threshold, Cell[] cells, LocationHierarchy hierarchy)
    {
        Name = name;
        Threshold = threshold;
        Cells = cells;
        _classOfLocation = NearestClasses(cells, hierarchy);
    }

    /// <summary>A level whose classes do not follow from the hierarchy: a partitioning beside others, of which each cell of the finest level names its class.</summary>
    internal PartitioningLevel(string name, int threshold, Cell[] cells, LocationHierarchy hierarchy, IReadOnlyList<Cell> finest, ReadOnlySpan<int> parents)
    {
        Name = name;
        Threshold = threshold;
        Cells = cells;
        _classOfLocation = new int[hierarchy.Count];
        Array.Fill(_classOfLocation, -1);
        for (var i = 0; i < cells.Length; i++)
            _classOfLocation[cells[i].Location] = i;
        for (var i = 0; i < finest.Count; i++)
            _classOfLocation[finest[i].Location] = parents[i];
    }

    private PartitioningLevel(string name, int threshold, Cell[] cells, int[] classOfLocation)
    {
        Name = name;
        Threshold = threshold;
        Cells = cells;
        _classOfLocation = classOfLocation;
    }

    /// <summary>The name, such as "Coarse".</summary>
    public string Name { get; }

    /// <summary>
    /// What the scheme made this level with: the images that a location needed to stay (SemP, countries), the most images of a cell (adaptive S2), the classes that were
    /// asked for (CPlaNet).
    /// </summary>
    public int Threshold { get; }

    /// <summary>The classes, in the ordinal order of their location ids; those of a label column in the order of its keys.</summary>
    public IReadOnlyList<Cell> Cells { get; }

    /// <summary>
    /// The class of a location: the nearest class among itself and its ancestors; -1 where there is none. Partitionings side by side (CPlaNet) know the class of each
    /// location of their own and of each combination, and -1 for any other.
    /// </summary>
    public int ClassOf(int location) => _classOfLocation[location];

    /// <summary>The class whose location this is; -1 where the location is no class itself.</summary>
    public int IndexOf(int location) => _classOfLocation[location] is var cell and >= 0 && Cells[cell].Location == location ? cell : -1;

    /// <summary>The same level with other names of its cells.</summary>
    internal PartitioningLevel Rename(Func<Cell, string> nameOf) => new(Name, Threshold, [.. Cells.Select(cell => cell with { Name = nameOf(cell) })], _classOfLocation);

    /// <summary>The same level under another name.</summary>
    internal PartitioningLevel Named(string name) => new(name, Threshold, [.. Cells], _classOfLocation);

    private static int[] NearestClasses(Cell[] cells, LocationHierarchy hierarchy)
    {
        var classes = new int[hierarchy.Count];
        Array.Fill(classes, -1);
        for (var i = 0; i < cells.Length; i++)
            classes[cells[i].Location] = i;
        foreach (var location in hierarchy.RootsFirst)
        {
            if (classes[location] < 0 && hierarchy.ParentOf(location) is var parent and >= 0)
                classes[location] = classes[parent];
        }

        return classes;
    }
}

/// <summary>A class of a partitioning: a location and the images of which it is the finest location left (paper 3.1.2).</summary>
/// <param name="Location">The location's index in <see cref="LocationHierarchy"/>.</param>
/// <param name="LocationId">The location's id.</param>
/// <param name="Name">The location's name, or its id where none is known.</param>
/// <param name="ImageCount">The images of this class. Classes nest, so this may be less than the threshold.</param>
/// <param name="Coordinate">
/// The mean coordinate of the images of this class (paper 3.1.3); where they have none the location's, else
/// <see cref="GeoCoordinate.Missing"/>.
/// </param>
/// <param name="SpreadKm">A lower bound of the greatest distance between two of its images, in kilometres; 0 where none has a coordinate.</param>
public sealed record Cell(int Location, string LocationId, string Name, int ImageCount, GeoCoordinate Coordinate, double SpreadKm);
