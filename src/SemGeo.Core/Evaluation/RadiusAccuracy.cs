namespace SemGeo.Evaluation;

/// <summary>The accuracy at a radius: the fraction of rows whose great-circle distance is at most the radius (paper 4.1.1, equation 3).</summary>
/// <param name="RadiusKm">The radius in kilometres.</param>
/// <param name="Value">The fraction, 0 to 1; NaN where there are no rows.</param>
/// <param name="Interval">Its 95 % interval.</param>
public sealed record RadiusAccuracy(double RadiusKm, double Value, WilsonInterval Interval);
