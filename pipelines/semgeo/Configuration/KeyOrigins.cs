using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace SemGeo.Pipelines.Configuration;

/// <summary>The file or argument that each key of a configuration was set by last: messages about a value name it.</summary>
internal sealed partial class KeyOrigins
{
    private readonly Dictionary<string, string> _sources = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _all = [];

    /// <summary>Notes that a source sets a section's keys.</summary>
    public void Add(IConfigurationSection section, string source)
    {
        if (!_all.Contains(source))
            _all.Add(source);
        foreach (var (key, _) in section.AsEnumerable())
            _sources[Index().Replace(key, "")] = source;
    }

    /// <summary>The sources of the keys that a message about a section names; if it names none that was set, those of the section; else all.</summary>
    /// <param name="section">"model:training", and the like.</param>
    /// <param name="message">Has keys by the names of their properties: "LearningRate is -1".</param>
    public string Of(string section, string message)
    {
        var words = Word().Matches(message).Select(word => word.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var inside = _sources.Where(origin => origin.Key.StartsWith($"{section}:", StringComparison.OrdinalIgnoreCase)).ToArray();
        var named = inside.Where(origin => words.Contains(origin.Key[(origin.Key.LastIndexOf(':') + 1)..])).ToArray();
        var sources = (named.Length > 0 ? named : inside).Select(origin => origin.Value).ToHashSet();
        var found = _all.Where(source => sources.Count == 0 || sources.Contains(source)).ToArray();
        return found.Length > 0 ? string.Join(" and ", found) : "the command line";
    }

    [GeneratedRegex(@"(:\d+)+$")]
    private static partial Regex Index();

    // Properties, not the words of the sentence: "Epochs", "StartFrom.Path".
    [GeneratedRegex(@"\b[A-Z]\w*")]
    private static partial Regex Word();
}
