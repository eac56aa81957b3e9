using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsvHelper;
using SemGeo.Files;
using SemGeo.Locations;

namespace SemGeo.Partitioning.Authors;

/// <summary>
/// Partitionings in the form of the authors' published files. SemP: m_N.csv for each level, N its classes, and h_dict.json with the parents. S2:
/// cells_MIN_MAX.csv for each level.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>Ids are texts: S2 tokens may be all digits, begin with zeros or look like powers of ten.</item>
/// <item>h_dict.json: {"m_N": {cell: cell of the next coarser level}, ...} for all levels but the coarsest; a cell that is a class there too is its own parent. A cell without an entry has no class there.</item>
/// <item>Not in the files, and so unknown after reading: names, spreads, cells of the hierarchy that are no class, and for SemP the parents of locations that are classes of every level.</item>
/// </list>
/// </remarks>
public static partial class AuthorsFiles
{
    private const string ParentsName = "h_dict.json";

    private static readonly JsonSerializerOptions Json = new() { AllowDuplicateProperties = false };

    /// <summary>Reads the files of a folder.</summary>
    /// <param name="folder">The folder: m_*.csv and h_dict.json, or cells_*.csv.</param>
    /// <param name="options">What the files do not say; null for the defaults.</param>
    /// <exception cref="AuthorsFormatException">Files are absent or damaged; the message names all damaged ids of all tables.</exception>
    /// <exception cref="PartitioningException">A parent contradicts the hierarchy; the message names the cell.</exception>
    public static AuthorsPartitioning Read(string folder, AuthorsReadingOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        options ??= new AuthorsReadingOptions();
        if (!Directory.Exists(folder))
            throw new AuthorsFormatException($"There is no folder '{folder}'.");
        var (semantic, s2) = (Directory.GetFiles(folder, "m_*.csv"), Directory.GetFiles(folder, "cells_*.csv"));
        if (semantic.Length == 0 == (s2.Length == 0))
            throw new AuthorsFormatException($"'{folder}' holds {(s2.Length == 0 ? "neither m_*.csv nor" : "both m_*.csv and")} cells_*.csv: give the folder of one partitioning.");
        var damage = new AuthorsDamageList();
        AuthorsCellTable[] tables = [.. semantic.Concat(s2).Select(path => AuthorsCellTable.Read(path, semantic.Length == 0, damage)).OrderByDescending(table => table.Cells.Count).ThenBy(table => table.Name, StringComparer.Ordinal)];
        damage.ThrowIfAny();
        if (options.LevelNames is { } names && names.Count != tables.Length)
            throw new ArgumentException($"{names.Count} level names were given for {tables.Length} tables.", nameof(options));
        var assembler = new AuthorsSetAssembler(tables, options, options.Thresholds ?? ThresholdsOf(folder, tables));
        return semantic.Length == 0 ? assembler.S2() : assembler.Semantic(ReadParents(folder, tables));
    }

    /// <summary>Writes a partitioning: m_N.csv and h_dict.json, or cells_MIN_MAX.csv.</summary>
    /// <param name="partitioning">The partitioning with its numbers; see <see cref="AuthorsPartitioning.From"/>.</param>
    /// <param name="folder">The folder, which is made where it is not there. Files of the same names are replaced.</param>
    /// <exception cref="PartitioningException">Two levels have as many classes, so that their files would have one name.</exception>
    public static void Write(AuthorsPartitioning partitioning, string folder)
    {
        ArgumentNullException.ThrowIfNull(partitioning);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var set = partitioning.Set;
        var isS2 = set.Scheme == PartitioningScheme.AdaptiveS2;
        if (!isS2 && set.Levels.GroupBy(level => level.Cells.Count).FirstOrDefault(group => group.Count() > 1) is { } same)
            throw new PartitioningException($"The levels {string.Join(" and ", same.Select(level => $"'{level.Name}'"))} have {same.Key} classes each, but the authors' files are named by that number. Move the thresholds apart.");
        Directory.CreateDirectory(folder);
        for (var i = 0; i < set.Levels.Count; i++)
        {
            var level = i;
            var name = isS2 ? $"cells_{LeastImages(set.Levels[i])}_{set.Levels[i].Threshold}.csv" : $"m_{set.Levels[i].Cells.Count}.csv";
            AtomicFile.Write(Path.Combine(folder, name), path =>
            {
                using var writer = new StreamWriter(path);
                WriteTable(partitioning, level, isS2, writer);
            });
        }

        if (!isS2)
            AtomicFile.Write(Path.Combine(folder, ParentsName), path => WriteParents(set, path));
    }

    // The authors name the tables by the least number of images that is not enough.
    private static int LeastImages(PartitioningLevel level) => Math.Max(0, level.Cells.Min(cell => cell.ImageCount) - 1);

    private static void WriteTable(AuthorsPartitioning partitioning, int level, bool isS2, StreamWriter writer)
    {
        var (set, indices) = (partitioning.Set, partitioning.ClassIndicesAt(level));
        if (isS2)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"num_images: {set.Statistics.Images}\n"));
            writer.Write("min_concept_probability: ---\n");
        }

        using var csv = CsvWriter.Create(writer, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        csv.WriteHeader(isS2 ? "class_label" : "class_index", isS2 ? "hex_id" : "class_label", "imgs_per_cell", "latitude_mean", "longitude_mean");
        foreach (var (cell, index) in set.Levels[level].Cells.Zip(indices).OrderBy(pair => pair.Second))
        {
            csv.WriteField(index);
            csv.WriteField(cell.LocationId);
            csv.WriteField(cell.ImageCount);
            csv.WriteField(cell.Coordinate.Latitude);
            csv.WriteField(cell.Coordinate.Longitude);
            csv.EndRecord();
        }
    }

    private static void WriteParents(PartitioningSet set, string path)
    {
        using var stream = File.Create(path);
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        for (var level = 0; level + 1 < set.Levels.Count; level++)
        {
            var coarser = set.Levels[level + 1];
            json.WriteStartObject($"m_{set.Levels[level].Cells.Count}");
            foreach (var cell in set.Levels[level].Cells)
            {
                if (coarser.ClassOf(cell.Location) is >= 0 and var parent)
                    json.WriteString(cell.LocationId, coarser.Cells[parent].LocationId);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static Dictionary<string, string>[] ReadParents(string folder, AuthorsCellTable[] tables)
    {
        var path = Path.Combine(folder, ParentsName);
        if (tables.Length == 1)
            return [];
        if (!File.Exists(path))
            throw new AuthorsFormatException($"'{folder}' holds {tables.Length} tables but no {ParentsName}, which links their cells.");
        Dictionary<string, Dictionary<string, string>> all;
        try
        {
            using var stream = File.OpenRead(path);
            all = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(stream, Json) ?? [];
            if (all.FirstOrDefault(level => level.Value is null || level.Value.ContainsValue(null!)) is { Key: { } empty })
                throw new JsonException($"'{empty}', or a cell of it, is null.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new AuthorsFormatException($"'{path}' is no object of objects of texts: {e.Message}", null, e);
        }

        var wrong = new List<string>();
        var parents = new Dictionary<string, string>[tables.Length - 1];
        for (var level = 0; level < parents.Length; level++)
        {
            if (!all.TryGetValue($"m_{tables[level].Cells.Count}", out parents[level]!) && !all.TryGetValue(tables[level].Name, out parents[level]!))
                throw new AuthorsFormatException($"'{path}' has no entry 'm_{tables[level].Cells.Count}' for {tables[level].Name}.csv; it has {string.Join(", ", all.Keys.Select(key => $"'{key}'"))}.");
            var (finer, coarser) = (Ids(tables[level]), Ids(tables[level + 1]));
            wrong.AddRange(parents[level].Where(pair => !finer.Contains(pair.Key)).Select(pair => $"'{pair.Key}' is no cell of {tables[level].Name}"));
            wrong.AddRange(parents[level].Where(pair => finer.Contains(pair.Key) && !coarser.Contains(pair.Value))
                .Select(pair => $"the parent '{pair.Value}' of '{pair.Key}' is no cell of {tables[level + 1].Name}"));
        }

        return wrong.Count == 0 ? parents : throw new AuthorsFormatException($"'{path}' does not fit the tables: {string.Join("; ", wrong)}.");

        static HashSet<string> Ids(AuthorsCellTable table) => table.Cells.Select(cell => cell.Id).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>From the folder's or the tables' names where they ascend, else 1, 2, 3.</summary>
    private static int[] ThresholdsOf(string folder, AuthorsCellTable[] tables)
    {
        int[] ofFolder = [.. FolderThresholds().Match(Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar))).Value
            .Split('-', StringSplitOptions.RemoveEmptyEntries).Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
        int[] ofNames = [.. tables.Select(table => TableThreshold().Match(table.Name)).Where(match => match.Success).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];
        foreach (var numbers in new[] { ofNames, ofFolder })
        {
            if (numbers.Length == tables.Length && numbers.Zip(numbers.Skip(1)).All(pair => pair.First < pair.Second))
                return numbers;
        }

        return [.. Enumerable.Range(1, tables.Length)];
    }

    [GeneratedRegex(@"^\d{1,9}(-\d{1,9})*")]
    private static partial Regex FolderThresholds();

    [GeneratedRegex(@"^cells_\d{1,9}_(\d{1,9})$")]
    private static partial Regex TableThreshold();
}

/// <summary>What the authors' files do not say.</summary>
public sealed class AuthorsReadingOptions
{
    /// <summary>Who geocoded: addresses of this source can be labelled with the partitioning. S2 cells need none.</summary>
    /// <value>The default value is "emp16 (authors)".</value>
    public GeocoderSource Source { get; set; } = new("emp16", "authors");

    /// <summary>Names and centres of the locations.</summary>
    /// <value>The default value is empty: locations go by their ids.</value>
    public LocationTable Locations { get; set; } = new();

    /// <summary>The names of the levels, fine to coarse.</summary>
    /// <value>Null for "Fine", "Middle", "Coarse". The default value is null.</value>
    public IReadOnlyList<string>? LevelNames { get; set; }

    /// <summary>The thresholds, fine to coarse, for reports.</summary>
    /// <value>Null to read them from the folder's name ("100-125-250...") or the tables' names ("cells_50_1000"), else 1, 2, 3. The default value is null.</value>
    public IReadOnlyList<int>? Thresholds { get; set; }
}

/// <summary>Files of the authors' form are absent, damaged or contradict one another. The message names everything that is wrong.</summary>
public sealed class AuthorsFormatException : PartitioningException
{
    /// <summary>Creates the exception.</summary>
    public AuthorsFormatException(string message, IReadOnlyList<AuthorsDamagedId>? damagedIds = null, Exception? innerException = null)
        : base(message, innerException!) => DamagedIds = damagedIds ?? [];

    /// <summary>The damaged ids of all tables; empty where something else is wrong.</summary>
    public IReadOnlyList<AuthorsDamagedId> DamagedIds { get; }
}
