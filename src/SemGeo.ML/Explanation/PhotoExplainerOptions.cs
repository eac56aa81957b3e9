using SemGeo.Concepts.Influence;
using SemGeo.Validation;
using SemGeo.Vision.Explanation;

namespace SemGeo.ML.Explanation;

/// <summary>What a <see cref="PhotoExplainer"/> tells of a photo.</summary>
public sealed class PhotoExplainerOptions
{
    /// <summary>What the model is called on pages.</summary>
    /// <value>The default value is "model".</value>
    public string ModelName { get; set; } = "model";

    /// <summary>The number of most probable cells.</summary>
    /// <value>1 to 1,000. The default value is 25.</value>
    public int Cells { get; set; } = 25;

    /// <summary>The place that is explained, its cells together: a location id, such as "FR", or a name, such as "France", where no other place of the model has it.</summary>
    /// <value>Null explains each photo's answer. The default value is null.</value>
    public string? TargetLocation { get; set; }

    /// <summary>A folder with a mask for each photo, under the photo's name with the ending ".png": ADE20K's class index + 1 a pixel, or 0 for no class.</summary>
    /// <value>Null for masks from elsewhere, or none. The default value is null.</value>
    public string? MaskFolder { get; set; }

    /// <summary>The weights of HRNetV2-W48-C1, which segments the photos: a safetensors file, the public checkpoint's two files with a comma between them, or a folder of them.</summary>
    /// <value>Null for masks from elsewhere, or none. The default value is null.</value>
    public string? SegmenterWeights { get; set; }

    /// <summary>How explanation maps are computed.</summary>
    public ExplanationOptions Explanation { get; set; } = new();

    /// <summary>How influence is measured.</summary>
    public ConceptInfluenceOptions Influence { get; set; } = new();

    /// <summary>Checks all options, the nested ones included.</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names every one of the first object that has any.</exception>
    public void Validate()
    {
        var errors = new OptionErrors(nameof(PhotoExplainerOptions));
        errors.Require(!string.IsNullOrWhiteSpace(ModelName), "ModelName is empty, it must be what the model is called.");
        errors.Require(Cells is >= 1 and <= 1000, $"Cells is {Cells}, it must be 1 to 1000.");
        errors.Require(TargetLocation is null || !string.IsNullOrWhiteSpace(TargetLocation), "TargetLocation is empty, it must name a place; leave it out to explain each photo's answer.");
        errors.Require(MaskFolder is null || SegmenterWeights is null, $"MaskFolder is '{MaskFolder}' and SegmenterWeights '{SegmenterWeights}': masks come from one or the other.");
        errors.ThrowIfAny();
        Explanation.Validate();
        Influence.Validate();
    }
}
