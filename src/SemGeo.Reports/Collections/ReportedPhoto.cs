using SemGeo.Geography;

namespace SemGeo.Reports.Collections;

/// <summary>A scored photo of a <see cref="CollectionPage"/>.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Truth">Where it was taken; missing where nobody knows.</param>
/// <param name="Answer">Where the model has it; missing where there is no prediction.</param>
/// <param name="Address">The answer in words.</param>
/// <param name="Probability">The answer's probability, 0 to 1; NaN where there is none.</param>
public sealed record ReportedPhoto(string Name, GeoCoordinate Truth, GeoCoordinate Answer, string Address, double Probability)
{
    /// <summary>Where the picture is, for whoever makes the thumbnails.</summary>
    public string Path { get; init; } = "";

    /// <summary>Why there is no prediction; empty where there is one.</summary>
    public string Error { get; init; } = "";

    /// <summary>How far the answer is from the truth, km; NaN where the truth is missing, infinite where only the answer is.</summary>
    public double ErrorKm => !Truth.IsValid ? double.NaN : Answer.IsValid ? GreatCircle.DistanceKm(Truth, Answer) : double.PositiveInfinity;
}
