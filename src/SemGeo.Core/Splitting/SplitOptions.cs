using SemGeo.Geography.S2;
using SemGeo.Validation;

namespace SemGeo.Splitting;

/// <summary>How a collection is split so that photos of one place or of one author are never on both sides.</summary>
public sealed class SplitOptions
{
    /// <summary>The share of the photos to test with.</summary>
    /// <value>0 to 1. The default value is 0.1.</value>
    public double TestFraction { get; set; } = SplitConstants.TestFraction;

    /// <summary>The share of the photos to watch training with.</summary>
    /// <value>0 to 1; with <see cref="TestFraction"/> above 0 and below 1. The default value is 0: no such part.</value>
    public double ValidationFraction { get; set; }

    /// <summary>The level of the S2 cells whose photos stay together.</summary>
    /// <value>0 (a sixth of the earth) to 30 (a centimetre), or null to look at groups alone. The default value is 9: 18 km wide, 25 km from corner to corner.</value>
    public int? CellLevel { get; set; } = SplitConstants.CellLevel;

    /// <summary>What happens where cells and groups disagree.</summary>
    /// <value>The default value is <see cref="SplitConflicts.KeepTogether"/>.</value>
    public SplitConflicts Conflicts { get; set; }

    /// <summary>Training photos that lie nearer than this to a validation or test photo are left out; cells alone let neighbours touch.</summary>
    /// <value>Kilometres, at least 0. The default value is 0: none is left out.</value>
    public double GapKm { get; set; }

    /// <summary>Another seed gives another split; one seed always the same one, whatever the order of the photos.</summary>
    /// <value>Null for 1, or in ML.NET for one that the context's seed decides. The default value is null.</value>
    public int? Seed { get; set; }

    /// <summary>Checks all options at once.</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names every one, with its value and what is allowed.</exception>
    public void Validate()
    {
        var errors = new OptionErrors(nameof(SplitOptions));
        errors.Require(TestFraction is >= 0 and < 1, $"TestFraction is {TestFraction}, it must be 0 or more and below 1.");
        errors.Require(ValidationFraction is >= 0 and < 1, $"ValidationFraction is {ValidationFraction}, it must be 0 or more and below 1.");
        errors.Require(
            TestFraction + ValidationFraction is > 0 and < 1,
            $"TestFraction and ValidationFraction are {TestFraction + ValidationFraction} together, they must leave something for training and something for the other parts.");
        errors.Require(CellLevel is null or (>= 0 and <= S2CellId.MaxLevel), $"CellLevel is {CellLevel}, it must be 0 to {S2CellId.MaxLevel}, or null for no cells.");
        errors.Require(Enum.IsDefined(Conflicts), $"Conflicts is {Conflicts}, it must be one of {string.Join(", ", Enum.GetNames<SplitConflicts>())}.");
        errors.Require(GapKm is >= 0 and < double.PositiveInfinity, $"GapKm is {GapKm}, it must be at least 0.");
        errors.ThrowIfAny();
    }

    internal SplitOptions Copy() => (SplitOptions)MemberwiseClone();
}
