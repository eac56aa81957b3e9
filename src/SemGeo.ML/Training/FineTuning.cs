using Microsoft.ML;
using SemGeo.ML.Persistence;
using SemGeo.ML.Scoring;
using SemGeo.ML.TrainingReports;
using SemGeo.Partitioning;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Weights;

namespace SemGeo.ML.Training;

/// <summary>Gives a new network what a saved one has learnt; see <see cref="FineTuningOptions"/>.</summary>
internal static class FineTuning
{
    /// <summary>Takes over the backbone and what is wanted of the heads.</summary>
    /// <param name="model">The new network.</param>
    /// <param name="set">Its levels.</param>
    /// <param name="options">What to start from.</param>
    /// <param name="seed">The seed of what begins anew.</param>
    /// <param name="context">Loads models.</param>
    /// <exception cref="ArgumentException">The saved model has another backbone, or a name in ReplaceHeads is no level.</exception>
    /// <exception cref="InvalidDataException">The file holds no geolocation model.</exception>
    /// <exception cref="ModelFormatException">The file is no model, or damaged.</exception>
    /// <exception cref="WeightFormatException">The weight file is damaged, or holds something other than tensors.</exception>
    /// <exception cref="WeightMismatchException">The weights are not of this network, and no partial load was asked for.</exception>
    public static StartReport Apply(GeoModel model, PartitioningSet set, FineTuningOptions options, int seed, MLContext context)
    {
        foreach (var name in options.ReplaceHeads.Where(name => set.Levels.All(level => level.Name != name)))
            throw new ArgumentException($"StartFrom.ReplaceHeads names '{name}', which is no level; the levels are {string.Join(", ", set.Levels.Select(level => $"'{level.Name}'"))}.", nameof(options));
        if (!File.Exists(options.Path))
            throw new FileNotFoundException($"There is no file '{options.Path}' to start from.", options.Path);
        return options.IsWeightFile
            ? new StartReport(options.Path, LoadWeights(model, set, options, seed), [])
            : new StartReport(options.Path, null, TakeOver(model, set, options, context));
    }

    private static WeightReport LoadWeights(GeoModel model, PartitioningSet set, FineTuningOptions options, int seed)
    {
        var weights = new PretrainedWeights { Path = options.Path, KeepHeads = options.KeepHeads, AllowPartial = options.AllowPartial };
        if (!options.KeepHeads || options.ReplaceHeads.Count == 0)
            return model.LoadWeights(weights);

        // Of the heads some only: by way of a network that has them all.
        using var loaded = GeoModel.Create(model.Spec, seed);
        var report = loaded.LoadWeights(weights);
        model.TakeOver(loaded, [.. set.Levels.Select((level, head) => options.ReplaceHeads.Contains(level.Name) ? null : new HeadTransfer(head, [.. Enumerable.Range(0, level.Cells.Count)]))]);
        return report;
    }

    private static List<HeadStart> TakeOver(GeoModel model, PartitioningSet set, FineTuningOptions options, MLContext context)
    {
        var loaded = context.Geolocation.LoadModel(options.Path, out _);
        using var disposal = loaded as IDisposable;
        var saved = Find(loaded) ?? throw new InvalidDataException($"'{options.Path}' is a model of ML.NET, but holds no geolocation model to start from.");
        if (!string.Equals(saved.Network.Backbone, model.Spec.Backbone, StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"The model '{options.Path}' has the backbone {saved.Network.Backbone}, but {model.Spec.Backbone} is to be trained: set Backbone to the same.", nameof(options));
        var matches = set.Levels.Select(level => Match(level, saved.Partitionings, options)).ToList();
        model.TakeOver(saved.Model, [.. matches.Select(match => match.Transfer)]);
        return matches.ConvertAll(match => match.Start);
    }

    private static (HeadTransfer? Transfer, HeadStart Start) Match(PartitioningLevel level, PartitioningSet saved, FineTuningOptions options)
    {
        var source = saved.Levels.Select((candidate, index) => (Level: candidate, Index: index)).FirstOrDefault(candidate => candidate.Level.Name == level.Name);
        if (source.Level is null || options.ReplaceHeads.Contains(level.Name))
            return (null, new HeadStart(level.Name, level.Cells.Count, 0, 0));
        var cells = source.Level.Cells.Select((cell, index) => (cell.LocationId, index)).ToDictionary(entry => entry.LocationId, entry => entry.index, StringComparer.Ordinal);
        var matched = level.Cells.Select(cell => cells.GetValueOrDefault(cell.LocationId, -1)).ToArray();
        var count = matched.Count(cell => cell >= 0);
        return (new HeadTransfer(source.Index, matched), new HeadStart(level.Name, matched.Length, count, cells.Count - count));
    }

    private static MultiHeadGeoTransformer? Find(ITransformer transformer) => transformer switch
    {
        MultiHeadGeoTransformer found => found,
        IEnumerable<ITransformer> chain => chain.Select(Find).LastOrDefault(found => found is not null),
        _ => null,
    };
}
