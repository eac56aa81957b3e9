using System.Globalization;

namespace SemGeo.Concepts.Summary;

/// <summary>Distances of predictions from the truth, in kilometres, the lower bound in and the upper one out.</summary>
/// <param name="FromKm">The least distance.</param>
/// <param name="ToKm">The distance that is too far already.</param>
public readonly record struct DistanceInterval(double FromKm, double ToKm)
{
    /// <summary>Whether a distance lies within; NaN never does.</summary>
    public bool Contains(double km) => km >= FromKm && km < ToKm;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{FromKm:0.###}-{ToKm:0.###})");
}
