using SemGeo.Concepts;
using SemGeo.Concepts.Influence;
using SemGeo.Imaging;
using SemGeo.ML.Scoring;
using SemGeo.Vision.Explanation;
using SemGeo.Vision.Input;

namespace SemGeo.ML.Concepts;

/// <summary>Explains a photo's centre crop and measures the concepts in the mask of that crop. For one thread.</summary>
internal sealed class ConceptAnalyzer
{
    private readonly CenterCropInput _input;
    private readonly Explainer _explainer;
    private readonly ExplanationTarget _target;
    private readonly ConceptInfluenceMeter _meter;
    private readonly ConceptInfluenceMeter? _dilatedMeter;
    private readonly BadImagePolicy _onBadImage;

    public ConceptAnalyzer(GeoPredictor predictor, ConceptInfluenceEstimatorOptions options, ExplanationTarget target)
    {
        _input = new CenterCropInput(new SkiaImageCodec(), predictor.Model.Spec);
        _explainer = new Explainer(predictor.Model, options.Explanation);
        _target = target;
        _meter = new ConceptInfluenceMeter(options.Influence);
        if (options.ComparedDilation > 0)
            _dilatedMeter = new ConceptInfluenceMeter(new ConceptInfluenceOptions { TopPixels = options.Influence.TopPixels, MinimumSize = options.Influence.MinimumSize, Dilation = options.ComparedDilation });
        _onBadImage = options.OnBadImage;
    }

    /// <summary>Measures a photo.</summary>
    /// <exception cref="BadImageException">The photo or its mask cannot be used, and the options say Throw.</exception>
    public ConceptReading Analyze(PhotoExample photo, Func<CenterCrop, ConceptMask> maskOf)
    {
        try
        {
            var crop = _input.Load(photo);
            var mask = maskOf(crop);
            var map = _explainer.Explain(crop.Pixels, _target);
            return new ConceptReading(_meter.Measure(mask, map.Importance), _dilatedMeter?.Measure(mask, map.Importance) ?? [], "", (float)(map.CompletenessGap / Math.Abs(map.Change ?? 0) ?? double.NaN));
        }
        catch (Exception e) when (e is ImageDecodingException or ArgumentException)
        {
            if (_onBadImage == BadImagePolicy.Throw)
                throw new BadImageException(new BadImage(photo.Row, photo.Path, e.Message), e);
            return ConceptReading.Failed(e.Message);
        }
    }
}
