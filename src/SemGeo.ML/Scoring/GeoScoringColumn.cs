using Microsoft.ML;

namespace SemGeo.ML.Scoring;

/// <summary>A column that scoring adds, and how its value comes from a photo's prediction.</summary>
/// <param name="Column">Name, type and annotations.</param>
/// <param name="Getter">Makes a getter over whatever prediction is the current one.</param>
internal sealed record GeoScoringColumn(DataViewSchema.DetachedColumn Column, Func<Func<GeoPrediction>, Delegate> Getter);
