namespace SemGeo.Evaluation;

/// <summary>How often the predicted cell's address names the right place of a kind.</summary>
/// <param name="Kind">The kind of place: "admin level 2", or the provider's class where a place has no administrative level.</param>
/// <param name="Rows">The rows whose true address has such a place, those without a prediction counted.</param>
/// <param name="Hits">The rows whose predicted address has the same place.</param>
/// <param name="Interval">The 95 % interval of the fraction of hits.</param>
public sealed record PlaceHits(string Kind, long Rows, long Hits, WilsonInterval Interval)
{
    /// <summary>The fraction of hits, 0 to 1; NaN where there are no rows.</summary>
    public double Value => Rows == 0 ? double.NaN : (double)Hits / Rows;
}
