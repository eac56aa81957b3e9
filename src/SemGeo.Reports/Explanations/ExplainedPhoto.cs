using SemGeo.Geography;

namespace SemGeo.Reports.Explanations;

/// <summary>A photo of an <see cref="ExplanationPage"/>.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Truth">Where it was taken; missing where nobody knows.</param>
/// <param name="TrueAddress">The same in words; empty where nobody knows.</param>
/// <param name="Answers">What each model says, one or two; they stand side by side (paper, Figure 3).</param>
/// <param name="Error">Why there are no answers; empty where there are.</param>
public sealed record ExplainedPhoto(string Name, GeoCoordinate Truth, string TrueAddress, IReadOnlyList<ModelAnswer> Answers, string Error = "");
