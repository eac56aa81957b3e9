namespace SemGeo.ML.Tests.Scoring;

/// <summary>The only column that a saved model may ask for.</summary>
internal sealed class PathRow
{
    public string ImagePath { get; set; } = "";
}
