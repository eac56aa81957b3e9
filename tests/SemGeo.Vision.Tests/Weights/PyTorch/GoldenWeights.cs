namespace SemGeo.Vision.Tests.Weights.PyTorch;

/// <summary>The small files that PyTorch wrote.</summary>
internal static class GoldenWeights
{
    public static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Golden", "weights", file);

    public static byte[] Read(string file) => File.ReadAllBytes(PathOf(file));
}
