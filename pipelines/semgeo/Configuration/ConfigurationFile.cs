using Microsoft.Extensions.Configuration;
using SemGeo.Files;

namespace SemGeo.Pipelines.Configuration;

/// <summary>A JSON file of a configuration: one layer, over those that its key "extends" names.</summary>
internal sealed class ConfigurationFile
{
    private const string Extends = "extends";

    // A configuration has some hundred lines.
    private const long MaxLength = 16 << 20;

    private const int MaxLayers = 100;

    // The keys whose values are paths: ConfigurationLayersTests compares them with the options.
    internal static IReadOnlyList<string> Paths { get; } =
    [
        "concepts:maskFolder", "concepts:segmenterWeights", "model:startFrom:path", "model:training:checkpoints:directory",
    ];

    private ConfigurationFile(string path, IConfigurationRoot values) => (Path, Values) = (path, values);

    /// <summary>The file, as messages name it.</summary>
    public string Path { get; }

    /// <summary>What the file itself sets, without the key "extends".</summary>
    public IEnumerable<IConfigurationSection> Sections => Values.GetChildren().Where(child => !IsExtends(child));

    private IConfigurationRoot Values { get; }

    /// <summary>Reads files and those that they extend, in the order in which one lies over the other. A file that is extended several times is one layer,
    /// where it comes first.</summary>
    /// <exception cref="ConfigurationException">A file is absent, too long or no JSON object, or extends itself.</exception>
    public static IReadOnlyList<ConfigurationFile> ReadLayers(IEnumerable<string> paths)
    {
        var layers = new List<ConfigurationFile>();
        foreach (var path in paths)
            AddLayers(path, [], layers);
        return layers;
    }

    private static void AddLayers(string path, string[] above, List<ConfigurationFile> layers)
    {
        if (Array.Exists(above, file => IsSame(file, path)))
        {
            var way = string.Join(" extends ", above.Append(path).Select(file => $"'{file}'"));
            throw new ConfigurationException($"The configuration '{path}' extends itself: {way}.");
        }

        if (above.Length >= MaxLayers || layers.Count >= MaxLayers)
            throw new ConfigurationException($"The configuration '{path}' is one of more than {MaxLayers} files that extend one another: write fewer.");
        var file = Read(path, above.LastOrDefault());
        var extended = new ExtendedFiles();
        StrictBinder.Bind(file.Values.GetChildren().Where(IsExtends), extended, path);
        foreach (var lower in extended.Extends.Select(file.Resolve).Where(lower => !layers.Exists(layer => IsSame(layer.Path, lower))))
            AddLayers(lower, [.. above, path], layers);
        layers.Add(file);
    }

    private static ConfigurationFile Read(string path, string? above)
    {
        if (!File.Exists(path))
            throw new ConfigurationException($"There is no configuration '{path}'{(above is null ? "" : $", which '{above}' extends")}.");
        try
        {
            RegularFile.Require(path);
            if (new FileInfo(path).Length is > MaxLength and var length)
                throw new ConfigurationException($"The configuration '{path}' has {length} bytes, and at most {MaxLength} are read: it is another file.");
            var file = new ConfigurationFile(path, new ConfigurationBuilder().AddJsonFile(System.IO.Path.GetFullPath(path), optional: false).Build());
            file.ResolvePaths();
            return file;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"The configuration '{path}' cannot be read: {e.GetBaseException().Message}");
        }
    }

    private static bool IsSame(string one, string other) =>
        File.Exists(one) && File.Exists(other) && System.IO.Path.GetFullPath(one) == System.IO.Path.GetFullPath(other);

    private static bool IsExtends(IConfigurationSection section) => section.Key.Equals(Extends, StringComparison.OrdinalIgnoreCase);

    private void ResolvePaths()
    {
        foreach (var key in Paths.Where(key => !string.IsNullOrEmpty(Values[key])))
            Values[key] = string.Join(',', Values[key]!.Split(',').Select(ResolveExisting));
    }

    private string Resolve(string relative) => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path) ?? "", relative);

    // Files of builds before layers have paths that are relative to the working folder; what is there keeps the name by which a run that goes on knows it.
    private string ResolveExisting(string relative)
    {
        var resolved = Resolve(relative);
        return System.IO.Path.Exists(resolved) && System.IO.Path.GetFullPath(resolved) != System.IO.Path.GetFullPath(relative) ? resolved : relative;
    }

    private sealed class ExtendedFiles
    {
        public IReadOnlyList<string> Extends { get; set; } = [];
    }
}
