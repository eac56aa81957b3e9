using System.Globalization;

namespace SemGeo.ML.Training;

/// <summary>What a head took over from a model that was saved.</summary>
/// <param name="Head">The level's name.</param>
/// <param name="Cells">The number of its cells.</param>
/// <param name="TakenOver">How many of them the saved head had; the others begin anew.</param>
/// <param name="Dropped">The cells of the saved head that are no longer wanted.</param>
public sealed record HeadStart(string Head, int Cells, int TakenOver, int Dropped)
{
    /// <summary>In words.</summary>
    public override string ToString() => TakenOver == 0 && Dropped == 0
        ? $"head '{Head}' begins anew"
        : string.Create(CultureInfo.InvariantCulture, $"head '{Head}' takes over {TakenOver} of its {Cells} cells, {Dropped} of the saved ones are dropped");
}
