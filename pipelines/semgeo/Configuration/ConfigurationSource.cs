using Microsoft.Extensions.Configuration;

namespace SemGeo.Pipelines.Configuration;

/// <summary>Reads the layers of a configuration: JSON files, each over the ones before it, and "key=value" arguments over all of them.</summary>
internal static class ConfigurationSource
{
    private const string Arguments = "--set";

    /// <summary>Reads the configuration that a verb runs with.</summary>
    /// <param name="files">JSON files; a later one overrides the earlier ones key by key, and a list as a whole. None for the defaults alone.</param>
    /// <param name="overrides">"training:epochs=3" and the like, which win over the files.</param>
    /// <exception cref="ConfigurationException">A file is absent or no JSON, or a key or value is wrong.</exception>
    public static PipelineConfig Read(IEnumerable<string> files, IEnumerable<string> overrides) => Read<PipelineConfig>(files, overrides);

    /// <summary>Reads the configuration that a verb of another program runs with.</summary>
    /// <inheritdoc cref="Read(IEnumerable{string}, IEnumerable{string})"/>
    public static T Read<T>(IEnumerable<string> files, IEnumerable<string> overrides)
        where T : PipelineConfig, new()
    {
        var config = new T();
        foreach (var file in ConfigurationFile.ReadLayers(files))
            Bind([.. file.Sections], config, file.Path);

        // Of one key's values the last wins.
        var values = overrides.Select(Split).GroupBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase).Select(group => group.Last());
        Bind([.. new ConfigurationBuilder().AddInMemoryCollection(values).Build().GetChildren()], config, Arguments);
        return config;
    }

    private static void Bind(IReadOnlyList<IConfigurationSection> sections, PipelineConfig config, string source)
    {
        StrictBinder.Bind(sections, config, source);
        foreach (var section in sections)
            config.Origins.Add(section, source);
    }

    private static KeyValuePair<string, string?> Split(string text)
    {
        var at = text.IndexOf('=');
        return at > 0
            ? new(text[..at].Trim(), text[(at + 1)..].Trim())
            : throw new ConfigurationException($"--set {text}: write key=value, such as training:epochs=3");
    }
}
