using SemGeo.ML.Schema;
using SemGeo.Validation;

namespace SemGeo.ML.Concepts;

/// <summary>The names of the columns that tell which concepts of a photo led the model to its answer. The vectors have a slot for each concept that was measured.</summary>
public sealed class ConceptColumns
{
    /// <summary>The concepts: a variable vector of text, ADE20K names.</summary>
    /// <value>The default value is "Concept.Name".</value>
    public string Name { get; set; } = GeoColumns.ConceptName;

    /// <summary>Their influence (paper 3.2): a variable vector of Single, 0 or more, above 1 where they count for more than their size.</summary>
    /// <value>The default value is "Concept.Influence".</value>
    public string Influence { get; set; } = GeoColumns.ConceptInfluence;

    /// <summary>The share of the crop that each covers: a variable vector of Single, above 0, to 1.</summary>
    /// <value>The default value is "Concept.Size".</value>
    public string Size { get; set; } = GeoColumns.ConceptSize;

    /// <summary>The share of the most important pixels that lie in each: a variable vector of Single, 0 to 1.</summary>
    /// <value>The default value is "Concept.Intersection".</value>
    public string Intersection { get; set; } = GeoColumns.ConceptIntersection;

    /// <summary>Their influence when they are enlarged by <see cref="ConceptInfluenceEstimatorOptions.ComparedDilation"/>: a variable vector of Single, there only with that option.</summary>
    /// <value>The default value is "Concept.DilatedInfluence".</value>
    public string DilatedInfluence { get; set; } = GeoColumns.ConceptDilatedInfluence;

    /// <summary>Why nothing could be measured: text, empty where it could.</summary>
    /// <value>The default value is "Concept.Error".</value>
    public string Error { get; set; } = GeoColumns.ConceptError;

    /// <summary>
    /// By how much the importances of integrated gradients miss the change of the target from baseline to photo, as a share of that change: Single, 0 or more, far below 1 where there are
    /// enough steps; NaN for plain gradients and where nothing could be measured.
    /// </summary>
    /// <value>The default value is "Concept.CompletenessGap".</value>
    public string CompletenessGap { get; set; } = GeoColumns.ConceptCompletenessGap;

    internal void Check(OptionErrors errors)
    {
        foreach (var (property, name) in new[] { (nameof(Name), Name), (nameof(Influence), Influence), (nameof(Size), Size), (nameof(Intersection), Intersection), (nameof(DilatedInfluence), DilatedInfluence), (nameof(Error), Error), (nameof(CompletenessGap), CompletenessGap) })
            errors.Require(!string.IsNullOrWhiteSpace(name), $"Columns.{property} is empty, it must name a column.");
    }

    internal ConceptColumns Copy() => (ConceptColumns)MemberwiseClone();
}
