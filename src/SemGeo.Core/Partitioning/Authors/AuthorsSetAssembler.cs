using SemGeo.Geography;
using SemGeo.Geography.S2;
using SemGeo.Locations;
using SemGeo.Partitioning.AdaptiveS2;

namespace SemGeo.Partitioning.Authors;

/// <summary>Puts a partitioning set together from tables of cells, fine to coarse, and the parents of their cells.</summary>
internal sealed class AuthorsSetAssembler(IReadOnlyList<AuthorsCellTable> tables, AuthorsReadingOptions options, IReadOnlyList<int> thresholds)
{
    /// <summary>A semantic set.</summary>
    /// <param name="parents">For each table but the coarsest, the id of each cell's cell in the next coarser table.</param>
    /// <exception cref="PartitioningException">A parent contradicts the hierarchy; the message names the cell.</exception>
    public AuthorsPartitioning Semantic(IReadOnlyList<IReadOnlyDictionary<string, string>> parents)
    {
        var parentOf = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var level = 0; level < parents.Count; level++)
        {
            var coarser = tables[level + 1].Cells.Select(cell => cell.Id).ToHashSet(StringComparer.Ordinal);
            foreach (var (child, parent) in parents[level])
            {
                if (child == parent)
                    continue;
                if (coarser.Contains(child))
                    throw new AuthorsFormatException($"h_dict.json gives the cell '{child}' of {tables[level].Name} the parent '{parent}' at {tables[level + 1].Name}, but '{child}' is a cell there itself and must be its own parent.");
                if (parentOf.TryGetValue(child, out var other) && other != parent)
                    throw new AuthorsFormatException($"h_dict.json gives the cell '{child}' two parents, '{other}' and '{parent}'.");
                parentOf[child] = parent;
            }
        }

        var set = Build(parentOf, options.Source, options.Locations, PartitioningScheme.Semantic, _ => null);
        CheckComposition(set, parents);
        return Numbered(set);
    }

    /// <summary>A set of S2 cells, which know their parents.</summary>
    public AuthorsPartitioning S2()
    {
        var cells = tables.SelectMany(table => table.Cells).Select(cell => S2CellId.Parse(cell.Id)).ToHashSet();
        var coarsest = cells.Min(cell => cell.Level);
        var (parentOf, locations) = (new Dictionary<string, string>(StringComparer.Ordinal), new LocationTable());
        foreach (var cell in cells.ToArray())
        {
            for (var at = cell; at.Level > coarsest; at = at.Parent(at.Level - 1))
                parentOf[at.ToString()] = at.Parent(at.Level - 1).ToString();
        }

        foreach (var id in parentOf.Keys.Concat(parentOf.Values).Concat(tables.SelectMany(table => table.Cells).Select(cell => cell.Id)).Distinct())
        {
            var name = options.Locations.NameOf(id);
            locations.Add(new Location(id, name, AdaptiveS2Partitioning.LocationClass, null, IsArea: true, S2CellId.Parse(id).Centre));
        }

        return Numbered(Build(parentOf, AdaptiveS2Partitioning.Source, locations, PartitioningScheme.AdaptiveS2, hierarchy => new S2CellLocator(hierarchy)));
    }

    private PartitioningSet Build(
        Dictionary<string, string> parentOf, GeocoderSource source, LocationTable locations, PartitioningScheme scheme, Func<LocationHierarchy, ICellLocator?> locator)
    {
        var known = new Dictionary<string, AuthorsCell>(StringComparer.Ordinal);
        foreach (var cell in tables.Reverse().SelectMany(table => table.Cells))
            known[cell.Id] = cell;
        string[] ids = [.. known.Keys.Concat(parentOf.Keys).Concat(parentOf.Values).Distinct()];
        Array.Sort(ids, StringComparer.Ordinal);
        var numbers = ids.Select((id, i) => (id, i)).ToDictionary(pair => pair.id, pair => pair.i, StringComparer.Ordinal);
        var parents = Array.ConvertAll(ids, id => parentOf.TryGetValue(id, out var parent) ? numbers[parent] : -1);
        var hierarchy = new LocationHierarchy(
            ids, parents, Totals(ids, parents, numbers),
            Array.ConvertAll(ids, id => known.TryGetValue(id, out var cell) ? cell.Coordinate : locations.TryGet(id, out var location) ? location.Centre : GeoCoordinate.Missing));
        var names = options.LevelNames ?? PartitioningConstants.LevelNames(tables.Count);
        var levels = tables.Select((table, i) => new PartitioningLevel(names[i], thresholds[i], CellsOf(table, numbers, locations), hierarchy)).ToArray();
        var images = tables.Select(table => table.Images).FirstOrDefault(count => count is not null) ?? tables.Max(table => table.Cells.Sum(cell => (long)cell.Images));
        var kept = new LocationTable();
        foreach (var id in ids)
        {
            if (locations.TryGet(id, out var location))
                kept.Add(location);
        }

        return new PartitioningSet(source, hierarchy, kept, levels, new CollectionStatistics(ToCount(images), 0, 0, 0, ids.Length, 0, 0), scheme, locator(hierarchy));
    }

    private int[] Totals(string[] ids, int[] parents, Dictionary<string, int> numbers)
    {
        var totals = new long[ids.Length];
        foreach (var cell in tables[0].Cells)
            totals[numbers[cell.Id]] = cell.Images;
        var order = LocationHierarchy.OrderRootsFirst(ids, parents);
        for (var i = order.Length - 1; i >= 0; i--)
        {
            if (parents[order[i]] is var parent and >= 0)
                totals[parent] += totals[order[i]];
        }

        return Array.ConvertAll(totals, ToCount);
    }

    private static int ToCount(long images) => images <= int.MaxValue ? (int)images
        : throw new AuthorsFormatException($"The tables have {images} images together, and at most {int.MaxValue} are possible: their imgs_per_cell are damaged.");

    private static Cell[] CellsOf(AuthorsCellTable table, Dictionary<string, int> numbers, LocationTable locations) =>
        [.. table.Cells.OrderBy(cell => numbers[cell.Id]).Select(cell => new Cell(numbers[cell.Id], cell.Id, locations.NameOf(cell.Id), cell.Images, cell.Coordinate, 0))];

    private AuthorsPartitioning Numbered(PartitioningSet set) =>
        new(set, [.. set.Levels.Select((level, i) =>
        {
            var indices = tables[i].Cells.ToDictionary(cell => cell.Id, cell => cell.Index, StringComparer.Ordinal);
            return level.Cells.Select(cell => indices[cell.LocationId]).ToArray();
        })]);

    /// <summary>Holds the parents of parents against what the hierarchy says of each level.</summary>
    private void CheckComposition(PartitioningSet set, IReadOnlyList<IReadOnlyDictionary<string, string>> parents)
    {
        var current = set.Finest.Cells.Select(cell => (string?)cell.LocationId).ToArray();
        for (var level = 1; level < set.Levels.Count; level++)
        {
            current = Array.ConvertAll(current, id => id is not null && parents[level - 1].TryGetValue(id, out var parent) ? parent : null);
            var numbers = set.Levels[level].Cells.Select((cell, i) => (cell.LocationId, i)).ToDictionary(pair => pair.LocationId, pair => pair.i, StringComparer.Ordinal);
            set.CheckParents(level, Array.ConvertAll(current, id => id is null ? -1 : numbers[id]));
        }
    }
}
