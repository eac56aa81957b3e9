namespace SemGeo.Files;

/// <summary>
/// Reads options that were written beside a file by this build or an earlier one, so that a run goes on from that file only with the same. An option goes by a key, which stays what it is
/// whatever the property behind it is called, and has its value as text; no text is "not given".
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>A key that was renamed is read by its old name, its value translated where values were renamed as well (<see cref="RenamedOption"/>).</item>
/// <item>A key that is not in the file is younger than the file: its value is what the builds before it did (<see cref="AddedOption"/>).</item>
/// <item>A key that is not known is of a later build, and is a difference, unless it has no value.</item>
/// </list>
/// </remarks>
/// <param name="renamed">The keys that have been renamed.</param>
/// <param name="added">The keys that have been added.</param>
public sealed class OptionHistory(IReadOnlyList<RenamedOption> renamed, IReadOnlyList<AddedOption> added)
{
    private readonly Dictionary<string, RenamedOption> _renamed = renamed.ToDictionary(option => option.Old, StringComparer.Ordinal);

    /// <summary>The options of a file under the keys of today, with a value for those that it is too old to have.</summary>
    public IReadOnlyDictionary<string, string> Read(IReadOnlyDictionary<string, string> saved)
    {
        ArgumentNullException.ThrowIfNull(saved);
        var options = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in saved)
        {
            if (_renamed.TryGetValue(key, out var option))
                options[option.Key] = option.Translate?.Invoke(value) ?? value;
            else
                options[key] = value;
        }

        foreach (var option in added)
            options.TryAdd(option.Key, option.Before(options));
        return options;
    }

    /// <summary>What differs between a file's options and those of today, in words.</summary>
    /// <param name="saved">The options of the file, as they were written.</param>
    /// <param name="present">The options of today: every key that this build knows.</param>
    /// <returns>A text for each, such as "training.learningRate was 0.01, now it is 0.1"; none where a run may go on.</returns>
    public IReadOnlyList<string> Differences(IReadOnlyDictionary<string, string> saved, IReadOnlyDictionary<string, string> present)
    {
        ArgumentNullException.ThrowIfNull(present);
        var before = Read(saved);
        return [.. before.Keys.Union(present.Keys).Order(StringComparer.Ordinal)
            .Select(key => (Key: key, Was: before.GetValueOrDefault(key, ""), Is: present.GetValueOrDefault(key, "")))
            .Where(option => option.Was != option.Is)
            .Select(option => present.ContainsKey(option.Key)
                ? $"{option.Key} was {Shown(option.Was)}, now it is {Shown(option.Is)}"
                : $"{option.Key} was {option.Was}, an option of a later build that this one does not know")];
    }

    /// <summary>A value as it is written in messages.</summary>
    public static string Shown(string value) => string.IsNullOrEmpty(value) ? "not given" : value;
}

/// <summary>An option whose key was renamed.</summary>
/// <param name="Old">The key that earlier builds wrote.</param>
/// <param name="Key">The key of today.</param>
/// <param name="Translate">Makes today's value of one that was written under the old key; null where values stayed as they were.</param>
public sealed record RenamedOption(string Old, string Key, Func<string, string>? Translate = null);

/// <summary>An option that earlier builds did not have.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Before">The value that stands for what those builds did, which may depend on the options that the file has.</param>
public sealed record AddedOption(string Key, Func<IReadOnlyDictionary<string, string>, string> Before);
