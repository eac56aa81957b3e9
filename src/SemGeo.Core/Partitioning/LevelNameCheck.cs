using SemGeo.Validation;

namespace SemGeo.Partitioning;

/// <summary>What is asked of the names of levels, whatever the partitioning.</summary>
internal static class LevelNameCheck
{
    /// <summary>Notes what is wrong with the names.</summary>
    /// <param name="errors">Where to.</param>
    /// <param name="names">The names, fine to coarse.</param>
    /// <param name="expected">How many there must be.</param>
    /// <param name="what">What there are as many of, such as "thresholds".</param>
    public static void Require(OptionErrors errors, IReadOnlyList<string> names, int expected, string what)
    {
        errors.Require(names.Count == expected, $"LevelNames has {names.Count} names for {expected} {what}, it needs as many.");
        errors.Require(names.All(name => !string.IsNullOrWhiteSpace(name)), "LevelNames has an empty name, every level needs one.");
        foreach (var name in names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1 && !string.IsNullOrWhiteSpace(group.Key)))
            errors.Require(false, $"LevelNames has '{name.Key}' {name.Count()} times, names must differ.");
    }
}
