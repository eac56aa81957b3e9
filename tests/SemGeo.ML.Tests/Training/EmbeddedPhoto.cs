using Microsoft.ML.Data;

namespace SemGeo.ML.Tests.Training;

/// <summary>A photo of which nothing is left but where it was taken and a vector of four numbers.</summary>
internal sealed class EmbeddedPhoto
{
    public double Latitude { get; set; }

    public double Longitude { get; set; }

    [VectorType(4)]
    public float[] Embedding { get; set; } = [];
}
