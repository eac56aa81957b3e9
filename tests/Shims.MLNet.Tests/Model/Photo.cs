using Microsoft.ML.Data;

namespace Shims.MLNet.Tests.Model;

/// <summary>The rows that the golden models were made with.</summary>
public sealed class Photo
{
    private const int Count = 12;

    public string Id { get; set; } = "";

    public string ImagePath { get; set; } = "";

    public double Latitude { get; set; }

    public double Longitude { get; set; }

    public string Cell { get; set; } = "";

    public float A { get; set; }

    public float B { get; set; }

    [VectorType(3)]
    public float[] V { get; set; } = [];

    internal static Photo[] All { get; } = [.. Enumerable.Range(0, Count).Select(i => new Photo
    {
        Id = $"p{i:00}",
        ImagePath = $"img/p{i:00}.jpg",
        Latitude = -60 + (10.5 * i),
        Longitude = -170 + (29.25 * i),
        Cell = (i % 4) switch { 1 => "W77", 2 => "N5", _ => "R112100" },
        A = 0.5f * i,
        B = i - 3,
        V = [i, 2 * i, 3 * i],
    })];
}
