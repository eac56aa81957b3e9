using SemGeo.Concepts.Ade20k;

namespace SemGeo.Pipelines.Audit;

/// <summary>How concept influence is audited: on drawings in which one known concept is the only clue.</summary>
internal sealed class ClueAuditOptions
{
    /// <summary>The concepts that carry the clue, one set of photos each: ADE20K names.</summary>
    public IReadOnlyList<string> Concepts { get; set; } = ["building", "tree", "mountain"];

    /// <summary>The seeds of photos, weights and noise: a repetition each.</summary>
    public IReadOnlyList<int> Seeds { get; set; } = [1, 2, 3];

    /// <summary>The held-out photos that are explained, for each model.</summary>
    public int Photos { get; set; } = 30;

    /// <summary>The countries to tell apart, with one region each, so that each has one look.</summary>
    public int Countries { get; set; } = 4;

    /// <summary>Training photos a country.</summary>
    public int TrainingPhotos { get; set; } = 100;

    /// <summary>Held-out photos a country, by which the model's accuracy is measured.</summary>
    public int HeldOutPhotos { get; set; } = 25;

    /// <summary>Width and height of the photos and of the network's input, pixels.</summary>
    public int ImageSize { get; set; } = 64;

    /// <summary>The network.</summary>
    public string Backbone { get; set; } = "ResNet18";

    /// <summary>Passes over the training photos.</summary>
    public int Epochs { get; set; } = 12;

    /// <summary>The learning rate of the first two thirds of the epochs; a tenth of it afterwards.</summary>
    public double LearningRate { get; set; } = 0.02;

    /// <summary>Photos a training step.</summary>
    public int BatchSize { get; set; } = 16;

    /// <summary>Points of integrated gradients.</summary>
    public int Steps { get; set; } = 16;

    /// <summary>Noisy copies of SmoothGrad.</summary>
    public int Samples { get; set; } = 8;

    /// <summary>Whether integrated gradients are audited from other baselines too, and without the multiplication by the way from the baseline. It takes two and a half times as long.</summary>
    public bool Variants { get; set; }

    /// <summary>Threads that libtorch computes with; 0 for all processors.</summary>
    public int Threads { get; set; }

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
