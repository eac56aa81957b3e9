using SemGeo.Validation;

namespace SemGeo.Concepts.Summary;

/// <summary>How concept influence is summed up over a collection (paper 4.2).</summary>
public sealed class ConceptSummaryOptions
{
    /// <summary>The intervals of the distance between prediction and truth.</summary>
    /// <value>One or more. The default value is [0, 25), [25, 750) and [750, 2500) km: exact, the region, a rough guess.</value>
    public IReadOnlyList<DistanceInterval> Intervals { get; set; } = [new(0, 25), new(25, 750), new(750, 2500)];

    /// <summary>The images of an interval that a concept must occur in to be reported for it.</summary>
    /// <value>At least 1. The default value is 50, as in the paper's tables; its appendix has 10.</value>
    public int MinimumCount { get; set; } = 50;

    /// <summary>Checks all options at once.</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names every one, with its value and what is allowed.</exception>
    public void Validate()
    {
        var errors = new OptionErrors(nameof(ConceptSummaryOptions));
        errors.Require(Intervals is { Count: > 0 }, "Intervals is empty, it needs one or more.");
        foreach (var interval in Intervals ?? [])
            errors.Require(interval.FromKm >= 0 && interval.ToKm > interval.FromKm, $"Interval {interval} is wrong, it must begin at 0 or more and end later.");
        errors.Require(MinimumCount >= 1, $"MinimumCount is {MinimumCount}, it must be at least 1.");
        errors.ThrowIfAny();
    }
}
