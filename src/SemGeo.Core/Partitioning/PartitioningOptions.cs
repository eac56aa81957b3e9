using SemGeo.Validation;

namespace SemGeo.Partitioning;

/// <summary>How a <see cref="PartitioningSet"/> is built (paper 3.1.2, 4.1.1).</summary>
public sealed class PartitioningOptions
{
    /// <summary>Locations with fewer images than this, counted on the raw addresses, are taken out of the addresses (base filter).</summary>
    /// <value>At least 1. The default value is 50.</value>
    public int MinImages { get; set; } = PartitioningConstants.MinImages;

    /// <summary>The images that a location needs to stay in a partitioning: one threshold a level, fine to coarse.</summary>
    /// <value>At least one, strictly ascending, none below <see cref="MinImages"/>; not looked at where <see cref="Classes"/> is given. The default value is 100, 125, 250, for
    /// collections of the size of MP-16; choose smaller ones for smaller collections.</value>
    public IReadOnlyList<int> Thresholds { get; set; } = PartitioningConstants.Thresholds;

    /// <summary>
    /// The numbers of classes wanted, one a level, fine to coarse: in place of <see cref="Thresholds"/> the build takes those that come nearest, none below <see cref="MinImages"/> (paper 4.1.1, setting 3,
    /// doubles the classes). The report says how many there are.
    /// </summary>
    /// <value>Strictly descending, at least 1 each; null to take <see cref="Thresholds"/>. The default value is null.</value>
    public IReadOnlyList<int>? Classes { get; set; }

    /// <summary>The names of the levels, fine to coarse; they become column names.</summary>
    /// <value>As many different names as thresholds, or null for "Fine", "Middle", "Coarse" (one level: "Fine"; two: "Fine",
    /// "Coarse"; more than three: "Level1", "Level2", ...). The default value is null.</value>
    public IReadOnlyList<string>? LevelNames { get; set; }

    /// <summary>Whether only locations with an area may be classes: all others are taken out of the addresses (paper 4.1.1, setting 1).</summary>
    /// <value>The default value is false.</value>
    public bool AreasOnly { get; set; }

    /// <summary>The names of the levels: what was given, or the default for the number of thresholds.</summary>
    internal IReadOnlyList<string> EffectiveLevelNames => LevelNames ?? PartitioningConstants.LevelNames(Classes?.Count ?? Thresholds.Count);

    internal PartitioningOptions Copy() => (PartitioningOptions)MemberwiseClone();

    /// <summary>Checks all options at once.</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names every one, with its value and what is allowed.</exception>
    public void Validate()
    {
        var errors = new OptionErrors(nameof(PartitioningOptions));
        errors.Require(MinImages >= 1, $"MinImages is {MinImages}, it must be at least 1.");
        if (Classes is not null)
            ClassCountCheck.Require(errors, Classes);
        else
            CheckThresholds(errors);
        if (LevelNames is not null)
            LevelNameCheck.Require(errors, LevelNames, Classes?.Count ?? Thresholds?.Count ?? 0, Classes is null ? "thresholds" : "classes");
        errors.ThrowIfAny();
    }

    private void CheckThresholds(OptionErrors errors)
    {
        errors.Require(Thresholds is { Count: > 0 }, "Thresholds has no value, it needs one for each level, such as 100, 125, 250.");
        var thresholds = Thresholds ?? [];
        for (var i = 1; i < thresholds.Count; i++)
            errors.Require(thresholds[i] > thresholds[i - 1], $"Thresholds[{i}] is {thresholds[i]} after {thresholds[i - 1]}, thresholds must ascend from fine to coarse.");
        if (thresholds.Count > 0)
        {
            errors.Require(thresholds[0] >= MinImages, $"Thresholds[0] is {thresholds[0]}, below MinImages {MinImages}, which already takes such locations out: "
                + "lower MinImages or raise the threshold.");
        }
    }
}

/// <summary>The constants of the semantic partitioning.</summary>
internal static class PartitioningConstants
{
    /// <summary>Locations with fewer images are taken out before anything else (paper 4.1.1, base filter).</summary>
    public const int MinImages = 50;

    /// <summary>A class whose photos lie farther apart than this is warned of: the coarsest radius of the evaluation (paper 4.1.1).</summary>
    public const double SpreadWarningKm = 2500;

    /// <summary>The thresholds of the main configuration, fine to coarse (authors' files).</summary>
    public static IReadOnlyList<int> Thresholds { get; } = [100, 125, 250];

    /// <summary>The names of one, two, three and more levels, fine to coarse (paper 4.1.1: coarse, middle, fine).</summary>
    public static IReadOnlyList<string> LevelNames(int count) => count switch
    {
        1 => ["Fine"],
        2 => ["Fine", "Coarse"],
        3 => ["Fine", "Middle", "Coarse"],
        _ => [.. Enumerable.Range(1, count).Select(i => $"Level{i}")],
    };
}
