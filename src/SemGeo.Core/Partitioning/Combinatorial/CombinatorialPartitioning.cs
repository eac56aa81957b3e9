using SemGeo.Geography;
using SemGeo.Geography.S2;
using SemGeo.Locations;

namespace SemGeo.Partitioning.Combinatorial;

/// <summary>
/// CPlaNet's combinatorial partitioning (Seo, Weyand, Sim, Han: "CPlaNet: Enhancing Image Geolocalization by Combinatorial Partitioning of Maps", ECCV 2018). Several coarse
/// partitionings of the earth, each with a head of its own, are laid over one another: where they differ they cut the earth into fine cells, each of which is the
/// combination of one class of every partitioning.
/// </summary>
/// <remarks>
/// <list type="number">
/// <item>The S2 cells of one level that hold images are the atoms.</item>
/// <item>Each geoclass set merges neighbouring atoms with weights and random numbers of its own until so many classes are left.</item>
/// <item>Atoms with the same class in every set are one combination. Its score is the sum of its classes' probabilities, its coordinate the mean of its images.</item>
/// </list>
/// The publication weighs the likeness of the regions' images too; here only places and counts are known. An image in no atom has a missing label.
/// In the hierarchy a combination lies below its class of the first set. Location ids are "C." or, for class of set n, "Pn." and the S2 token of the atom with most images.
/// The same options and images, in whatever order, give the same set.
/// </remarks>
public static class CombinatorialPartitioning
{
    /// <summary>The name of the partitioning by combinations, which has no head.</summary>
    public const string CombinationName = "Combination";

    /// <summary>The class of the locations of such a set.</summary>
    public const string LocationClass = "geoclass";

    /// <summary>Builds the partitionings "Set1", "Set2" and so on, and their combinations.</summary>
    /// <param name="coordinates">The images; one that is missing or out of range counts as an image without a class.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentException">The options are wrong; the message names all errors.</exception>
    /// <exception cref="PartitioningException">No image has a coordinate, or a set wants more classes than there are atoms.</exception>
    public static PartitioningSet Build(ReadOnlySpan<GeoCoordinate> coordinates, CombinatorialPartitioningOptions? options = null)
    {
        options ??= new CombinatorialPartitioningOptions();
        options.Validate();
        var atoms = Atoms.Of(coordinates, options.AtomLevel, options.MinImagesPerAtom);
        CheckCounts(coordinates.Length, atoms, options);
        var neighbours = NeighboursOf(atoms, options.Neighbours);
        var classes = options.Sets.Select((set, i) => new GeoclassMerger(atoms, neighbours, set, SeedOf(options.Seed, i)).MergeTo(set.Classes)).ToArray();
        var layers = classes.Select((classOf, i) => new AtomGroups(atoms, classOf, $"P{i + 1}.")).ToArray();
        var combinations = new AtomGroups(atoms, CombinationsOf(classes), "C.");
        return Assemble(atoms, options, layers, combinations, coordinates.Length);
    }

    /// <summary>The names of so many geoclass sets.</summary>
    internal static IReadOnlyList<string> LevelNames(int count) => [.. Enumerable.Range(1, count).Select(i => $"Set{i}")];

    private static void CheckCounts(int images, Atoms atoms, CombinatorialPartitioningOptions options)
    {
        if (atoms.WithoutCoordinate == images)
            throw new PartitioningException($"None of the {images} images has a coordinate: check the latitude and longitude columns.");
        var most = options.Sets.Max(set => set.Classes);
        if (most > atoms.Count)
        {
            throw new PartitioningException($"A set wants {most} classes, but only {atoms.Count} S2 cells of level {options.AtomLevel} hold {options.MinImagesPerAtom} images or more. "
                + $"Use at most {atoms.Count} classes, a finer AtomLevel, or add images.");
        }
    }

    private static SortedSet<int>[] NeighboursOf(Atoms atoms, int count)
    {
        var index = new NearestPoints(atoms.Positions);
        var neighbours = Array.ConvertAll(atoms.Ids, _ => new SortedSet<int>());
        var nearest = new int[count];
        for (var i = 0; i < neighbours.Length; i++)
        {
            foreach (var other in nearest.AsSpan(0, index.Find(i, nearest)))
            {
                neighbours[i].Add(other);
                neighbours[other].Add(i);
            }
        }

        return neighbours;
    }

    private static int SeedOf(int seed, int set) => unchecked((seed * 397 ^ set) * 397 + 1);

    /// <summary>For each atom the number of its tuple of classes.</summary>
    private static int[] CombinationsOf(int[][] classes)
    {
        var numbers = classes[0];
        foreach (var next in classes.Skip(1))
        {
            var pairs = new Dictionary<(int, int), int>();
            numbers = [.. numbers.Zip(next).Select(pair => pairs.TryGetValue(pair, out var number) ? number : pairs[pair] = pairs.Count)];
        }

        return numbers;
    }

    private static PartitioningSet Assemble(Atoms atoms, CombinatorialPartitioningOptions options, AtomGroups[] layers, AtomGroups combinations, int images)
    {
        var all = layers.Append(combinations).SelectMany(layer => layer.Ids).Order(StringComparer.Ordinal).ToArray();
        var numbers = all.Select((id, i) => (id, i)).ToDictionary(pair => pair.id, pair => pair.i, StringComparer.Ordinal);
        var parents = new int[all.Length];
        Array.Fill(parents, -1);
        var own = new ImageTally[all.Length];
        foreach (var layer in layers.Skip(1).Append(combinations))
        {
            for (var i = 0; i < layer.Ids.Length; i++)
                own[numbers[layer.Ids[i]]] = layer.Images[i];
        }

        for (var i = 0; i < combinations.Ids.Length; i++)
            parents[numbers[combinations.Ids[i]]] = numbers[layers[0].Ids[layers[0].ClassOf[combinations.FirstAtom[i]]]];
        var names = new LocationTable();
        foreach (var id in all)
            names.Add(new Location(id, id, LocationClass, null, IsArea: true, S2CellId.Parse(id[(id.IndexOf('.', StringComparison.Ordinal) + 1)..]).Centre));
        var tallies = new HierarchyTallies(all, parents, own, names);
        var (hierarchy, finest) = (tallies.Hierarchy, CellsOf(combinations, tallies, numbers));

        var levels = layers.Select((layer, i) =>
        {
            var cells = CellsOf(layer, tallies, numbers);
            var classOf = cells.Select((cell, c) => (cell.LocationId, c)).ToDictionary(pair => pair.LocationId, pair => pair.c, StringComparer.Ordinal);
            var atomOf = combinations.Ids.Zip(combinations.FirstAtom).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
            int[] above = [.. finest.Select(cell => classOf[layer.Ids[layer.ClassOf[atomOf[cell.LocationId]]]])];
            return new PartitioningLevel(LevelNames(layers.Length)[i], options.Sets[i].Classes, cells, hierarchy, finest, above);
        }).ToArray();
        var located = atoms.Images.Sum(atom => atom.Images);
        return new PartitioningSet(
            new GeocoderSource("cplanet", $"s2 level {options.AtomLevel}"), hierarchy, names, levels,
            new CollectionStatistics(images, 0, atoms.WithoutCoordinate, images - atoms.WithoutCoordinate - located, atoms.Seen, 0, 0),
            PartitioningScheme.Combinatorial,
            new AtomLocator(options.AtomLevel, atoms.Ids, [.. combinations.ClassOf.Select(c => numbers[combinations.Ids[c]])]),
            new PartitioningLevel(CombinationName, finest.Length, finest, hierarchy));
    }

    private static Cell[] CellsOf(AtomGroups groups, HierarchyTallies tallies, Dictionary<string, int> numbers)
        => [.. groups.Ids.Select((id, i) => tallies.CellOf(numbers[id], groups.Images[i])).OrderBy(cell => cell.Location)];
}
