using SemGeo.Concepts;
using SemGeo.Concepts.Influence;
using SemGeo.Imaging;
using SemGeo.Vision.Explanation;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;

namespace SemGeo.ML.Concepts;

/// <summary>
/// Explains a photo's centre crop and measures the concepts in the mask of that crop, for the ML.NET step and for pages (paper 3.2). For one thread.
/// </summary>
/// <param name="model">The model; it stays its owner's.</param>
/// <param name="explanation">How to explain.</param>
/// <param name="influence">How to measure.</param>
/// <param name="comparedDilation">A dilation, in pixels, with which the same maps are measured once more; 0 for none.</param>
internal sealed class CropExplainer(GeoModel model, ExplanationOptions explanation, ConceptInfluenceOptions influence, int comparedDilation = 0)
{
    private readonly CenterCropInput _input = new(new SkiaImageCodec(), model.Spec.ToInputOptions());
    private readonly Explainer _explainer = new(model, explanation);
    private readonly ConceptInfluenceMeter _meter = new(influence);
    private readonly ConceptInfluenceMeter? _dilatedMeter = comparedDilation > 0
        ? new ConceptInfluenceMeter(new() { TopPixels = influence.TopPixels, MinimumSize = influence.MinimumSize, Dilation = comparedDilation }) : null;

    /// <summary>The share of a photo's short side that the crop takes, above 0, to 1.</summary>
    public double ShareOfShortSide => _input.ShareOfShortSide;

    /// <summary>The centre crop of a photo.</summary>
    /// <exception cref="ImageDecodingException">The photo cannot be read or decoded.</exception>
    public CenterCrop Load(PhotoExample photo) => _input.Load(photo);

    /// <summary>Explains a crop.</summary>
    /// <param name="photo">The crop.</param>
    /// <param name="mask">What its pixels show; null where that is not known, and no concepts are measured.</param>
    /// <param name="target">
    /// What to explain: by <see cref="ExplanationTarget.MostProbable"/> what the crop's known prediction names; <see cref="ExplanationTarget.Predicted"/> predicts first.
    /// </param>
    /// <param name="cancellationToken">Ends explaining with an <see cref="OperationCanceledException"/>.</param>
    public ExplainedCrop Explain(CenterCrop photo, ConceptMask? mask, ExplanationTarget target, CancellationToken cancellationToken = default)
    {
        var map = _explainer.Explain(photo.Pixels, target, cancellationToken);
        return mask is null
            ? new ExplainedCrop(map, [], [])
            : new ExplainedCrop(map, _meter.Measure(mask, map.Importance), _dilatedMeter?.Measure(mask, map.Importance) ?? []);
    }
}

/// <summary>Which pixels and which concepts of a crop led to the target.</summary>
/// <param name="Map">The pixels.</param>
/// <param name="Concepts">The concepts, by index.</param>
/// <param name="Dilated">The same concepts enlarged; empty where they are not asked for.</param>
internal sealed record ExplainedCrop(ExplanationMap Map, IReadOnlyList<ConceptInfluence> Concepts, IReadOnlyList<ConceptInfluence> Dilated)
{
    /// <summary>The gap of integrated gradients as a share of the target's change; null for plain gradients.</summary>
    public double? CompletenessGap => Map.CompletenessGap / Math.Abs(Map.Change ?? 0);
}
