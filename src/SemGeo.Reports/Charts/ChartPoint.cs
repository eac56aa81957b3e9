namespace SemGeo.Reports.Charts;

/// <summary>A point of a line.</summary>
/// <param name="X">Where on the axis from left to right.</param>
/// <param name="Y">Where on the axis from the bottom up; NaN interrupts the line.</param>
/// <param name="Spread">How far a bar reaches above and below it; 0 for none.</param>
internal readonly record struct ChartPoint(double X, double Y, double Spread = 0);
