namespace SemGeo.Pipelines.Output;

/// <summary>A scored photo, as it is written to a file.</summary>
internal sealed class ScoredPhoto : AnsweredPhoto
{
    public string PredictedCell { get; set; } = "";

    public string Region { get; set; } = "";

    public float RegionProbability { get; set; }

    public string ImageError { get; set; } = "";

    public string[] TopCells { get; set; } = [];

    public string[] TopCellNames { get; set; } = [];

    public float[] TopCellProbabilities { get; set; } = [];

    public double[] TopCellLatitudes { get; set; } = [];

    public double[] TopCellLongitudes { get; set; } = [];
}
