using SemGeo.Validation;

namespace SemGeo.Partitioning;

/// <summary>Checks numbers of classes that a build is asked for.</summary>
internal static class ClassCountCheck
{
    /// <summary>Requires at least one number, each at least 1 and below the one before.</summary>
    public static void Require(OptionErrors errors, IReadOnlyList<int> classes)
    {
        errors.Require(classes.Count > 0, "Classes has no value, it needs one for each level, such as 2000, 1000, or must be null.");
        errors.Require(classes.All(count => count >= 1), $"Classes holds {classes.DefaultIfEmpty().Min()}, every number of classes must be at least 1.");
        for (var i = 1; i < classes.Count; i++)
            errors.Require(classes[i] < classes[i - 1], $"Classes[{i}] is {classes[i]} after {classes[i - 1]}, numbers of classes must descend from fine to coarse.");
    }
}
