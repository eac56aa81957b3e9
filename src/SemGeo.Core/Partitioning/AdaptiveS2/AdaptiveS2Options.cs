using SemGeo.Geography.S2;
using SemGeo.Validation;

namespace SemGeo.Partitioning.AdaptiveS2;

/// <summary>How an <see cref="AdaptiveS2Partitioning"/> is built.</summary>
public sealed class AdaptiveS2Options
{
    /// <summary>The level of the cells that dividing begins with.</summary>
    /// <value>0 to <see cref="MaxLevel"/>. The default value is 2.</value>
    public int StartLevel { get; set; } = AdaptiveS2Constants.StartLevel;

    /// <summary>The level of the finest cells; they are not divided, however many images they hold.</summary>
    /// <value><see cref="StartLevel"/> to 30. The default value is 30.</value>
    public int MaxLevel { get; set; } = AdaptiveS2Constants.MaxLevel;

    /// <summary>A cell is kept if it holds more images than this.</summary>
    /// <value>At least 0. The default value is 50.</value>
    public int MinImages { get; set; } = AdaptiveS2Constants.MinImages;

    /// <summary>A cell is divided as long as it holds more images than this: one limit a level of the set, fine to coarse.</summary>
    /// <value>At least one, strictly ascending, all above <see cref="MinImages"/>; not looked at where <see cref="Classes"/> is given. The default value is 1000, 2000, 5000, for
    /// collections of the size of MP-16; choose smaller ones for smaller collections.</value>
    public IReadOnlyList<int> MaxImages { get; set; } = AdaptiveS2Constants.MaxImages;

    /// <summary>
    /// The numbers of classes wanted, one a level, fine to coarse: in place of <see cref="MaxImages"/> the build takes the limits that come nearest, all above <see cref="MinImages"/>, so that S2 cells can
    /// be compared with other partitionings of as many classes (paper 4.1.1).
    /// </summary>
    /// <value>Strictly descending, at least 1 each; null to take <see cref="MaxImages"/>. The default value is null.</value>
    public IReadOnlyList<int>? Classes { get; set; }

    /// <summary>The names of the levels, fine to coarse; they become column names.</summary>
    /// <value>As many different names as limits, or null for "Fine", "Middle", "Coarse" (one level: "Fine"; two: "Fine", "Coarse";
    /// more than three: "Level1", "Level2", ...). The default value is null.</value>
    public IReadOnlyList<string>? LevelNames { get; set; }

    /// <summary>The names of the levels: what was given, or the default for the number of limits.</summary>
    internal IReadOnlyList<string> EffectiveLevelNames => LevelNames ?? PartitioningConstants.LevelNames(Classes?.Count ?? MaxImages.Count);

    internal AdaptiveS2Options Copy() => (AdaptiveS2Options)MemberwiseClone();

    /// <summary>Checks all options at once.</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names every one, with its value and what is allowed.</exception>
    public void Validate()
    {
        var errors = new OptionErrors(nameof(AdaptiveS2Options));
        errors.Require(MaxLevel is >= 0 and <= S2CellId.MaxLevel, $"MaxLevel is {MaxLevel}, it must be 0 to {S2CellId.MaxLevel}.");
        errors.Require(StartLevel >= 0 && StartLevel <= MaxLevel, $"StartLevel is {StartLevel}, it must be 0 to MaxLevel ({MaxLevel}).");
        errors.Require(MinImages >= 0, $"MinImages is {MinImages}, it must be at least 0.");
        if (Classes is not null)
            ClassCountCheck.Require(errors, Classes);
        else
            CheckLimits(errors);
        if (LevelNames is not null)
            LevelNameCheck.Require(errors, LevelNames, Classes?.Count ?? MaxImages?.Count ?? 0, Classes is null ? "limits" : "classes");
        errors.ThrowIfAny();
    }

    private void CheckLimits(OptionErrors errors)
    {
        errors.Require(MaxImages is { Count: > 0 }, "MaxImages has no value, it needs one for each level, such as 1000, 2000, 5000.");
        var limits = MaxImages ?? [];
        for (var i = 1; i < limits.Count; i++)
            errors.Require(limits[i] > limits[i - 1], $"MaxImages[{i}] is {limits[i]} after {limits[i - 1]}, limits must ascend from fine to coarse.");
        if (limits.Count > 0)
            errors.Require(limits[0] > MinImages, $"MaxImages[0] is {limits[0]}, it must be above MinImages ({MinImages}), or no cell could be kept.");
    }
}

/// <summary>The constants of the adaptive S2 partitioning, as published for PlaNet and used by the authors for comparison (paper 4.1.1).</summary>
internal static class AdaptiveS2Constants
{
    /// <summary>The level of the cells that dividing begins with.</summary>
    public const int StartLevel = 2;

    /// <summary>The level of the cells that are not divided any more.</summary>
    public const int MaxLevel = 30;

    /// <summary>Cells with this many images or fewer are dropped.</summary>
    public const int MinImages = 50;

    /// <summary>Cells with more images are divided: one limit a level, fine to coarse.</summary>
    public static IReadOnlyList<int> MaxImages { get; } = [1000, 2000, 5000];
}
