using System.IO.Compression;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Inference;

namespace SemGeo.Testing;

/// <summary>The network of a saved model on numbers by a formula: neither a photo is decoded nor an image scaled.</summary>
internal static class FrozenNetwork
{
    private const int Photos = 3;

    /// <summary>The probabilities of all cells for three photos.</summary>
    /// <param name="path">The model's file.</param>
    /// <param name="spec">What its network is.</param>
    public static float[] Predict(string path, GeoModelSpec spec)
    {
        using var archive = ZipFile.OpenRead(path);
        using var model = GeoModel.Load(spec, (name, read) => TryRead(archive, name, read), new ComputeOptions { Threads = 1 });
        var probabilities = new float[Photos * model.ClassCount];
        model.Predict(Pixels(spec.InputSize), Photos, 1, probabilities);
        return probabilities;
    }

    private static float[] Pixels(int side) => [.. Enumerable.Range(0, Photos * side * side * 3).Select(i => (((i * (7 + (i / (side * side * 3)))) % 251) - 125) / 64f)];

    private static bool TryRead(ZipArchive archive, string name, Action<Stream> read)
    {
        if (archive.Entries.SingleOrDefault(entry => entry.Name == name) is not { } entry)
            return false;
        using var stream = entry.Open();
        read(stream);
        return true;
    }
}
