using SemGeo.Geography;
using SemGeo.Locations;

namespace SemGeo.Partitioning;

/// <summary>
/// Partitionings of which the classes are all that is known, as in a label column: each class is a location without a coordinate and without a parent. A class that several levels have is the same
/// location in each; one that a coarser level does not have is its own root there. Classes keep their order, so that a score's slots are those of the label's keys.
/// </summary>
internal static class ClassPartitioning
{
    /// <summary>Who the classes are of: nobody geocoded them.</summary>
    public static readonly GeocoderSource Source = new("labels", "1");

    /// <summary>Makes a set.</summary>
    /// <param name="levels">Names and classes of the levels, and how many images each class has.</param>
    /// <exception cref="PartitioningException">A level has no class, or one twice.</exception>
    public static PartitioningSet Create(IReadOnlyList<(string Name, IReadOnlyList<(string Id, int Images)> Classes)> levels)
    {
        string[] ids = [.. levels.SelectMany(level => level.Classes).Select(item => item.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var images = Array.ConvertAll(ids, id => levels.Max(level => level.Classes.Where(item => item.Id == id).Sum(item => item.Images)));
        var hierarchy = new LocationHierarchy(ids, [.. ids.Select(_ => -1)], images, [.. ids.Select(_ => GeoCoordinate.Missing)]);
        var locations = new LocationTable();
        foreach (var id in ids)
            locations.Add(new Location(id, id, "class", null, false, GeoCoordinate.Missing));
        var all = levels.Max(level => level.Classes.Sum(item => item.Images));
        return new PartitioningSet(
            Source, hierarchy, locations, [.. levels.Select(level => LevelOf(level.Name, level.Classes, hierarchy))],
            new CollectionStatistics(all, 0, all, 0, ids.Length, 0, 0), PartitioningScheme.Classes);
    }

    private static PartitioningLevel LevelOf(string name, IReadOnlyList<(string Id, int Images)> classes, LocationHierarchy hierarchy)
    {
        if (classes.CountBy(item => item.Id).FirstOrDefault(count => count.Value > 1) is { Key: { } twice })
            throw new PartitioningException($"The level '{name}' has the class '{twice}' twice: classes differ.");
        return new PartitioningLevel(
            name, 0, [.. classes.Select(item => new Cell(hierarchy.IndexOf(item.Id), item.Id, item.Id, item.Images, GeoCoordinate.Missing, 0))], hierarchy);
    }
}
