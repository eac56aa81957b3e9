namespace SemGeo.ML.Tests.Scoring;

/// <summary>What a scored row holds, for comparisons.</summary>
internal sealed class ScoredRow
{
    public string Id { get; set; } = "";

    public double PredictedLatitude { get; set; }

    public double PredictedLongitude { get; set; }

    public string PredictedCell { get; set; } = "";

    public string PredictedAddress { get; set; } = "";

    public string[] PredictedPath { get; set; } = [];

    public float Probability { get; set; }

    public string Region { get; set; } = "";

    public float RegionProbability { get; set; }

    public string[] TopCells { get; set; } = [];

    public float[] TopCellProbabilities { get; set; } = [];

    public double[] LevelLatitudes { get; set; } = [];

    public string ImageError { get; set; } = "";
}
