using Microsoft.ML;
using Microsoft.ML.Runtime;
using SemGeo.Partitioning;
using SemGeo.Vision.Inference;

namespace SemGeo.ML;

/// <summary>Gives a new network what a saved one has learnt; see <see cref="FineTuningOptions"/>.</summary>
internal static class FineTuning
{
    private const string SafeTensors = ".safetensors";

    /// <summary>Takes over the backbone and the matching cells.</summary>
    /// <exception cref="ArgumentException">The saved model has another backbone, or a name in ReplaceHeads is no level.</exception>
    /// <exception cref="InvalidDataException">The file holds no geolocation model.</exception>
    public static void Apply(GeoModel model, PartitioningSet set, FineTuningOptions options, MLContext context, IChannel channel)
    {
        foreach (var name in options.ReplaceHeads.Where(name => set.Levels.All(level => level.Name != name)))
            throw new ArgumentException($"StartFrom.ReplaceHeads names '{name}', which is no level; the levels are {string.Join(", ", set.Levels.Select(level => $"'{level.Name}'"))}.", nameof(options));
        if (!File.Exists(options.Path))
            throw new FileNotFoundException($"There is no file '{options.Path}' to start from.", options.Path);
        if (options.Path.EndsWith(SafeTensors, StringComparison.OrdinalIgnoreCase))
        {
            StartFromWeights(model, set, options, channel);
            return;
        }

        var loaded = context.Model.Load(options.Path, out _);
        using var disposal = loaded as IDisposable;
        var saved = Find(loaded) ?? throw new InvalidDataException($"'{options.Path}' is a model of ML.NET, but holds no geolocation model to start from.");
        if (!string.Equals(saved.Network.Backbone, model.Spec.Backbone, StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"The model '{options.Path}' has the backbone {saved.Network.Backbone}, but {model.Spec.Backbone} is to be trained: set Backbone to the same.", nameof(options));
        model.TakeOver(saved.Model, [.. set.Levels.Select(level => Match(level, saved.Partitionings, options, channel))]);
    }

    private static void StartFromWeights(GeoModel model, PartitioningSet set, FineTuningOptions options, IChannel channel)
    {
        using var saved = GeoModel.Create(model.Spec);
        using var stream = File.OpenRead(options.Path);
        var report = saved.LoadMatching(stream);
        channel.Info(MessageSensitivity.None, "Started from '{0}': {1}", options.Path, report);
        model.TakeOver(saved, [.. set.Levels.Select((level, head) =>
            options.ReplaceHeads.Contains(level.Name) || !report.Matched.Contains($"classifier.{head}.weight") ? null : new HeadTransfer(head, [.. Enumerable.Range(0, level.Cells.Count)]))]);
    }

    private static HeadTransfer? Match(PartitioningLevel level, PartitioningSet saved, FineTuningOptions options, IChannel channel)
    {
        var source = saved.Levels.Select((candidate, index) => (Level: candidate, Index: index)).FirstOrDefault(candidate => candidate.Level.Name == level.Name);
        if (source.Level is null || options.ReplaceHeads.Contains(level.Name))
        {
            channel.Info(MessageSensitivity.None, "Head '{0}' begins anew", level.Name);
            return null;
        }

        var cells = source.Level.Cells.Select((cell, index) => (cell.LocationId, index)).ToDictionary(entry => entry.LocationId, entry => entry.index, StringComparer.Ordinal);
        var matched = level.Cells.Select(cell => cells.GetValueOrDefault(cell.LocationId, -1)).ToArray();
        channel.Info(
            MessageSensitivity.None, "Head '{0}' takes over {1} of its {2} cells; {3} begin anew, {4} of the saved ones are dropped",
            level.Name, matched.Count(cell => cell >= 0), matched.Length, matched.Count(cell => cell < 0), cells.Count - matched.Count(cell => cell >= 0));
        return new HeadTransfer(source.Index, matched);
    }

    private static MultiHeadGeoTransformer? Find(ITransformer transformer) => transformer switch
    {
        MultiHeadGeoTransformer found => found,
        IEnumerable<ITransformer> chain => chain.Select(Find).LastOrDefault(found => found is not null),
        _ => null,
    };
}
