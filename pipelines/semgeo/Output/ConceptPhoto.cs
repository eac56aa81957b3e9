using Microsoft.ML.Data;
using SemGeo.ML.Schema;

namespace SemGeo.Pipelines.Output;

/// <summary>A scored photo with its concepts, as it is summed up and written to a file.</summary>
internal sealed class ConceptPhoto : PredictedPhoto
{
    [ColumnName(GeoColumns.ConceptName)]
    public string[] Names { get; set; } = [];

    [ColumnName(GeoColumns.ConceptInfluence)]
    public float[] Influences { get; set; } = [];

    [ColumnName(GeoColumns.ConceptSize)]
    public float[] Sizes { get; set; } = [];

    [ColumnName(GeoColumns.ConceptIntersection)]
    public float[] Intersections { get; set; } = [];

    /// <summary>Empty without a dilation to compare with.</summary>
    [ColumnName(GeoColumns.ConceptDilatedInfluence)]
    public float[] DilatedInfluences { get; set; } = [];

    [ColumnName(GeoColumns.ConceptError)]
    public string Error { get; set; } = "";

    /// <summary>The gap of integrated gradients as a share of the change; NaN where there is none.</summary>
    [ColumnName(GeoColumns.ConceptCompletenessGap)]
    public float CompletenessGap { get; set; } = float.NaN;
}
