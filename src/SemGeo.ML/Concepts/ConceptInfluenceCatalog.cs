using SemGeo.ML.Concepts;
using SemGeo.ML.Scoring;
using SemGeo.Vision.Segmentation;

namespace SemGeo.ML;

/// <summary>The verb <c>ml.Geolocation.ConceptInfluence</c>.</summary>
public static class ConceptInfluenceCatalog
{
    /// <summary>Measures concepts after a geolocation model (or its trainer) in the same pipeline; the network is in memory and in the file once.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="options">Where masks come from, how to explain and to measure.</param>
    /// <param name="segmenter">Who makes the masks, where the options name no source of them; the transformer neither disposes nor saves it.</param>
    /// <exception cref="ArgumentException">Options are wrong; the message names every one.</exception>
    public static ConceptInfluenceEstimator ConceptInfluence(this GeolocationCatalog catalog, ConceptInfluenceEstimatorOptions options, ISegmenter? segmenter = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new ConceptInfluenceEstimator(catalog.Environment, options, segmenter, null);
    }

    /// <summary>Measures concepts for a trained model, which need not be in the same pipeline. The transformer shares its network, and saves it with itself.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="model">The trained model. It stays its owner's.</param>
    /// <param name="options">Where masks come from, how to explain and to measure.</param>
    /// <param name="segmenter">Who makes the masks, where the options name no source of them; the transformer neither disposes nor saves it.</param>
    /// <exception cref="ArgumentException">Options are wrong; the message names every one.</exception>
    public static ConceptInfluenceEstimator ConceptInfluence(this GeolocationCatalog catalog, MultiHeadGeoTransformer model, ConceptInfluenceEstimatorOptions options, ISegmenter? segmenter = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        return new ConceptInfluenceEstimator(catalog.Environment, options, segmenter, model);
    }
}
