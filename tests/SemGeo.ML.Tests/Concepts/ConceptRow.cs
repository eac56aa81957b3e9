using Microsoft.ML.Data;
using SemGeo.ML.Schema;

namespace SemGeo.ML.Tests.Concepts;

/// <summary>What a row with concepts holds, for comparisons.</summary>
internal sealed class ConceptRow
{
    [ColumnName(GeoColumns.ConceptName)]
    public string[] Names { get; set; } = [];

    [ColumnName(GeoColumns.ConceptInfluence)]
    public float[] Influences { get; set; } = [];

    [ColumnName(GeoColumns.ConceptSize)]
    public float[] Sizes { get; set; } = [];

    [ColumnName(GeoColumns.ConceptIntersection)]
    public float[] Intersections { get; set; } = [];

    [ColumnName(GeoColumns.ConceptDilatedInfluence)]
    public float[] DilatedInfluences { get; set; } = [];

    [ColumnName(GeoColumns.ConceptError)]
    public string Error { get; set; } = "";

    [ColumnName(GeoColumns.ConceptCompletenessGap)]
    public float CompletenessGap { get; set; }

    /// <summary>All of it as text.</summary>
    public override string ToString() => $"{string.Join(",", Names)} {string.Join(",", Influences)} {string.Join(",", Sizes)} {string.Join(",", Intersections)} {Error}";
}
