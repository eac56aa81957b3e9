using System.Security.Cryptography;
using System.Text.Json;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Inference;

namespace SemGeo.Pipelines.Training;

/// <summary>Models of an experiment that are trained once: their weights are kept in a folder, under a name that changes with everything that they depend on.</summary>
internal static class KeptModels
{
    private const string Unfinished = ".run";

    /// <summary>The folder of a model.</summary>
    /// <param name="folder">The folder of all.</param>
    /// <param name="name">What the model is called.</param>
    /// <param name="dependsOn">Everything that its weights depend on; other values are another model.</param>
    public static string FolderOf(string folder, string name, object dependsOn) =>
        Path.Combine(folder, $"{name}-{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(dependsOn)))[..12]}");

    /// <summary>A model, trained now or before. The caller disposes it.</summary>
    /// <param name="path">Its folder.</param>
    /// <param name="spec">What the network is.</param>
    /// <param name="seed">The seed of the starting weights.</param>
    /// <param name="threads">The threads that libtorch computes with.</param>
    /// <param name="train">Trains it, and is given a folder for its checkpoints; after an error, and cancellation is one, that folder is all that is kept.</param>
    /// <param name="isKept">Whether it was trained before.</param>
    public static GeoModel Get(string path, GeoModelSpec spec, int seed, int threads, Action<GeoModel, string> train, out bool isKept)
    {
        var compute = new ComputeOptions { Threads = threads };
        isKept = Directory.Exists(path);
        if (isKept)
            return GeoModel.Load(spec, (part, read) => TryRead(Path.Combine(path, part), read), compute);
        var model = GeoModel.Create(spec, seed, compute);
        try
        {
            train(model, path + Unfinished);
            Save(model, path);
            if (Directory.Exists(path + Unfinished))
                Directory.Delete(path + Unfinished, recursive: true);
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private static bool TryRead(string path, Action<Stream> read)
    {
        if (!File.Exists(path))
            return false;
        using var stream = File.OpenRead(path);
        read(stream);
        return true;
    }

    private static void Save(GeoModel model, string path)
    {
        var draft = $"{path}.{Path.GetRandomFileName()}.partial";
        Directory.CreateDirectory(draft);
        model.SaveWeights((name, write) =>
        {
            using var stream = File.Create(Path.Combine(draft, name));
            write(stream);
        });
        Directory.Move(draft, path);
    }
}
