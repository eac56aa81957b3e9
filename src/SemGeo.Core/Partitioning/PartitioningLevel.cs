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

    /// <summary>The name, such as "Coarse".</summary>
    public string Name { get; }

    /// <summary>The images that a location needed to stay.</summary>
    public int Threshold { get; }

    /// <summary>The classes, in the ordinal order of their location ids.</summary>
    public IReadOnlyList<Cell> Cells { get; }

    /// <summary>The class of a location: the nearest class among itself and its ancestors; -1 where there is none.</summary>
    public int ClassOf(int location) => _classOfLocation[location];

    /// <summary>The class whose location this is; -1 where the location is no class itself.</summary>
    public int IndexOf(int location) => _classOfLocation[location] is var cell and >= 0 && Cells[cell].Location == location ? cell : -1;

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
