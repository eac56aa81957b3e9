using Microsoft.Extensions.Configuration;

namespace SemGeo.Pipelines.Configuration;

/// <summary>Reads a JSON file of configs/ and lays "key=value" arguments over it.</summary>
internal static class ConfigurationSource
{
    // A configuration has some hundred lines.
    private const long MaxLength = 16 << 20;

    /// <summary>Reads the configuration that a verb runs with.</summary>
    /// <param name="file">A JSON file; null for the defaults alone.</param>
    /// <param name="overrides">"training:epochs=3" and the like, which win over the file.</param>
    /// <exception cref="ConfigurationException">The file is absent or no JSON, or a key or value is wrong.</exception>
    public static PipelineConfig Read(string? file, IEnumerable<string> overrides) => Read<PipelineConfig>(file, overrides);

    /// <summary>Reads the configuration that a verb of another program runs with.</summary>
    /// <inheritdoc cref="Read(string?, IEnumerable{string})"/>
    public static T Read<T>(string? file, IEnumerable<string> overrides)
        where T : PipelineConfig, new()
    {
        string[] arguments = [.. overrides];
        var config = new T { Source = string.Join(" and ", new[] { file, arguments.Length > 0 || file is null ? "--set" : null }.OfType<string>()) };
        if (file is not null)
            StrictBinder.Bind(ReadJson(file), config, file);

        // Of one key's values the last wins.
        var values = arguments.Select(Split).GroupBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase).Select(group => group.Last());
        StrictBinder.Bind(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), config, "--set");
        return config;
    }

    private static IConfigurationRoot ReadJson(string file)
    {
        if (!File.Exists(file))
            throw new ConfigurationException($"There is no configuration '{file}'.");
        if (new FileInfo(file).Length is > MaxLength and var length)
            throw new ConfigurationException($"The configuration '{file}' has {length} bytes, and at most {MaxLength} are read: it is another file.");
        try
        {
            return new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(file), optional: false).Build();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"The configuration '{file}' cannot be read: {e.GetBaseException().Message}");
        }
    }

    private static KeyValuePair<string, string?> Split(string text)
    {
        var at = text.IndexOf('=');
        return at > 0
            ? new(text[..at].Trim(), text[(at + 1)..].Trim())
            : throw new ConfigurationException($"--set {text}: write key=value, such as training:epochs=3");
    }
}
