using SemGeo.Concepts.Summary;
using SemGeo.Evaluation;

namespace SemGeo.Reports.Collections;

/// <summary>What a <see cref="CollectionPage"/> shows beside the photos' errors.</summary>
public sealed class CollectionPageOptions
{
    /// <summary>How many of the best and of the worst photos are shown.</summary>
    /// <value>0 or more. The default value is 8.</value>
    public int Examples { get; set; } = 8;

    /// <summary>Makes a small JPEG of a photo; called for those that are shown alone. Null, or what it returns as null, leaves the place empty.</summary>
    /// <value>The default value is null.</value>
    public Func<ReportedPhoto, byte[]?>? Thumbnail { get; set; }

    /// <summary>Accuracies of several predictors and baselines.</summary>
    /// <value>Null for those of the photos' answers alone. The default value is null.</value>
    public GeolocationMetrics? Metrics { get; set; }

    /// <summary>The influence of concepts.</summary>
    /// <value>Null where nobody measured any. The default value is null.</value>
    public ConceptSummary? Concepts { get; set; }
}
