using SemGeo.Concepts.Influence;
using SemGeo.ML.Schema;
using SemGeo.Validation;
using SemGeo.Vision.Explanation;
using SemGeo.Vision.Input;

namespace SemGeo.ML.Concepts;

/// <summary>Options of <see cref="ConceptInfluenceEstimator"/>. Where no other segmenter is given, exactly one of the three sources of masks is needed.</summary>
public sealed class ConceptInfluenceEstimatorOptions
{
    /// <summary>The column of photos: paths (text), encoded bytes (a vector of Byte) or images.</summary>
    /// <value>The default value is "ImagePath".</value>
    public string ImageColumnName { get; set; } = GeoColumns.ImagePath;

    /// <summary>The column of a geolocation model's answers, by which the model is found where it is an earlier step of the same pipeline.</summary>
    /// <value>The default value is "PredictedCell".</value>
    public string PredictedCellColumnName { get; set; } = GeoColumns.PredictedCell;

    /// <summary>The column of masks: paths (text) or bytes (a vector of Byte) of PNG files with one number a pixel, ADE20K's class index + 1 or 0 for no class.</summary>
    /// <value>Null for masks from elsewhere. The default value is null.</value>
    public string? MaskColumnName { get; set; }

    /// <summary>A folder with a mask for each photo, under the photo's name with the ending ".png"; the column of photos must hold paths then.</summary>
    /// <value>Null for masks from elsewhere. The default value is null.</value>
    public string? MaskFolder { get; set; }

    /// <summary>The weights of HRNetV2-W48-C1, which segments the crops: a safetensors file, the public checkpoint's two files with a comma between them, or a folder of them. A saved model holds this path, not the weights.</summary>
    /// <value>Null for masks from elsewhere. The default value is null.</value>
    public string? SegmenterWeights { get; set; }

    /// <summary>What is explained.</summary>
    /// <value>The default value is <see cref="ConceptTarget.PredictedCell"/> (paper 3.2).</value>
    public ConceptTarget Target { get; set; } = ConceptTarget.PredictedCell;

    /// <summary>The cell or region that is explained: its location id, such as "FR", or its name, such as "France", where no other place of the model has it.</summary>
    /// <value>Null with <see cref="ConceptTarget.PredictedCell"/>. The default value is null.</value>
    public string? TargetLocation { get; set; }

    /// <summary>How explanation maps are computed.</summary>
    public ExplanationOptions Explanation { get; set; } = new();

    /// <summary>How influence is measured.</summary>
    public ConceptInfluenceOptions Influence { get; set; } = new();

    /// <summary>A dilation, in pixels, with which the same maps are measured once more, for the comparison in the paper's Table 4.</summary>
    /// <value>0 for none, or more. The default value is 0.</value>
    public int ComparedDilation { get; set; }

    /// <summary>The most photos that a cursor computes ahead.</summary>
    /// <value>1 to 1,024. The default value is 4: a photo goes through the network some thousand times, so that more at once would gain nothing.</value>
    public int BatchSize { get; set; } = 4;

    /// <summary>What to do with a photo or mask that cannot be used: with <see cref="BadImagePolicy.Skip"/> its row has no concepts and says why in "Concept.Error".</summary>
    /// <value>The default value is <see cref="BadImagePolicy.Skip"/>.</value>
    public BadImagePolicy OnBadImage { get; set; } = BadImagePolicy.Skip;

    /// <summary>The columns to write.</summary>
    public ConceptColumns Columns { get; set; } = new();

    /// <summary>Checks all options, the nested ones included.</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names every one of the first object that has any.</exception>
    public void Validate() => Validate(hasSegmenter: false);

    internal void Validate(bool hasSegmenter)
    {
        var errors = new OptionErrors(nameof(ConceptInfluenceEstimatorOptions));
        errors.Require(!string.IsNullOrWhiteSpace(ImageColumnName), "ImageColumnName is empty, it must name the column of photos.");
        errors.Require(!string.IsNullOrWhiteSpace(PredictedCellColumnName), "PredictedCellColumnName is empty, it must name the column of a model's answers.");
        var sources = new[] { MaskColumnName, MaskFolder, SegmenterWeights }.Count(source => !string.IsNullOrWhiteSpace(source)) + (hasSegmenter ? 1 : 0);
        errors.Require(sources == 1, $"MaskColumnName is '{MaskColumnName}', MaskFolder '{MaskFolder}', SegmenterWeights '{SegmenterWeights}'{(hasSegmenter ? ", and a segmenter is given" : "")}: exactly one source of masks is needed.");
        errors.Require(Enum.IsDefined(Target), $"Target is {Target}, it must be PredictedCell, Cell or Region.");
        errors.Require(
            Target == ConceptTarget.PredictedCell == string.IsNullOrWhiteSpace(TargetLocation),
            $"TargetLocation is '{TargetLocation}' with Target {Target}: a cell or region needs a location id, the predicted cell has none.");
        errors.Require(ComparedDilation >= 0, $"ComparedDilation is {ComparedDilation}, it must be 0 or more.");
        errors.Require(BatchSize is >= 1 and <= 1024, $"BatchSize is {BatchSize}, it must be 1 to 1024.");
        errors.Require(Enum.IsDefined(OnBadImage), $"OnBadImage is {OnBadImage}, it must be Skip or Throw.");
        Columns.Check(errors);
        errors.ThrowIfAny();
        Explanation.Validate();
        Influence.Validate();
    }

    internal ConceptInfluenceEstimatorOptions Copy()
    {
        var copy = (ConceptInfluenceEstimatorOptions)MemberwiseClone();
        (copy.Explanation, copy.Influence, copy.Columns) = (Explanation.Clone(), Influence.Copy(), Columns.Copy());
        return copy;
    }
}
