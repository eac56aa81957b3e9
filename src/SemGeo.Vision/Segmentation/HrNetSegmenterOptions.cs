using SemGeo.Validation;
using SemGeo.Vision.Devices;

namespace SemGeo.Vision.Segmentation;

/// <summary>How <see cref="HrNetSegmenter"/> works.</summary>
public sealed class HrNetSegmenterOptions
{
    /// <summary>The length in pixels that an image's short side is scaled to before it goes through the network, which was trained on sides of 300 to 600. The mask has the image's own size.</summary>
    /// <value>32 to 2,048, or 0 for the image's own. The default value is 448.</value>
    public int ShortSide { get; set; } = 448;

    /// <summary>Where the network computes.</summary>
    /// <value>The default value is the CPU with all processors.</value>
    public ComputeOptions Compute { get; set; } = new();

    /// <summary>Checks all options at once.</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names every one, with its value and what is allowed.</exception>
    public void Validate()
    {
        var errors = new OptionErrors(nameof(HrNetSegmenterOptions));
        errors.Require(ShortSide == 0 || ShortSide is >= 32 and <= 2048, $"ShortSide is {ShortSide}, it must be 32 to 2048, or 0 for the image's own.");
        errors.Require(Compute is not null, "Compute is null, it must be given.");
        errors.ThrowIfAny();
        Compute!.Validate();
    }
}
