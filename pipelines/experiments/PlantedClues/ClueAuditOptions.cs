using SemGeo.Concepts.Ade20k;
using SemGeo.Experiments.Studies;

namespace SemGeo.Experiments.PlantedClues;

/// <summary>How concept influence is audited: on drawings in which one known concept is the only clue. Each country has one region, so that it has one look.</summary>
internal sealed class ClueAuditOptions : StudyOptions
{
    /// <summary>Defaults: 4 countries with 25 held-out photos each, of 64 pixels; 12 epochs, 16 photos a step.</summary>
    public ClueAuditOptions() => (Countries, HeldOutPhotos, ImageSize, Epochs, BatchSize) = (4, 25, 64, 12, 16);

    /// <summary>The concepts that carry the clue, one set of photos each: ADE20K names.</summary>
    /// <value>The default value is building, tree, mountain.</value>
    public IReadOnlyList<string> Concepts { get; set; } = ["building", "tree", "mountain"];

    /// <summary>The held-out photos that are explained, for each model.</summary>
    /// <value>The default value is 30.</value>
    public int Photos { get; set; } = 30;

    /// <summary>Points of integrated gradients.</summary>
    /// <value>The default value is 16.</value>
    public int Steps { get; set; } = 16;

    /// <summary>Noisy copies of SmoothGrad.</summary>
    /// <value>The default value is 8.</value>
    public int Samples { get; set; } = 8;

    /// <summary>Whether integrated gradients are audited from other baselines too, and without the multiplication by the way from the baseline. It takes two and a half times as long.</summary>
    /// <value>The default value is false.</value>
    public bool Variants { get; set; }

    /// <summary>Checks what no other options class checks.</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names every one.</exception>
    public void Validate()
    {
        var errors = new List<string>();
        if (Concepts is not { Count: > 0 })
            errors.Add("Concepts is empty, the audit needs one or more.");
        errors.AddRange((Concepts ?? []).Where(concept => !Ade20kClasses.TryIndexOf(concept, out _)).Select(concept => $"Concepts holds '{concept}', which is no ADE20K class."));
        if (Seeds is not { Count: > 0 })
            errors.Add("Seeds is empty, the audit needs one or more.");
        if (Countries < 2)
            errors.Add($"Countries is {Countries}, there must be 2 or more to tell apart.");
        if (HeldOutPhotos < 1)
            errors.Add($"HeldOutPhotos is {HeldOutPhotos}, it must be at least 1.");
        if (Photos < 2 || Photos > Countries * HeldOutPhotos)
            errors.Add($"Photos is {Photos}, it must be 2 (explanations are exchanged between photos) to {Countries * HeldOutPhotos}, the held-out photos of all countries.");
        if (errors.Count > 0)
            throw new ArgumentException($"{nameof(ClueAuditOptions)}: {string.Join(" ", errors)}");
    }
}
