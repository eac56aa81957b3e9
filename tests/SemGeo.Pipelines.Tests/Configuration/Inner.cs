namespace SemGeo.Pipelines.Tests.Configuration;

/// <summary>A nested object.</summary>
internal sealed class Inner
{
    public int Depth { get; set; } = 1;

    public float Share { get; set; } = 0.25f;
}
