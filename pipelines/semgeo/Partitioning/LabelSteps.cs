using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.ML;
using SemGeo.ML.Partitioning;
using SemGeo.Partitioning;
using SemGeo.Pipelines.Configuration;

namespace SemGeo.Pipelines.Partitioning;

/// <summary>The training-only steps that give photos their cells: TrainTest keeps them out of the model that is saved for scoring.</summary>
internal static class LabelSteps
{
    /// <summary>Builds the partitionings that a configuration asks for.</summary>
    public static TransformerChain<ITransformer> Build(MLContext ml, IDataView photos, PipelineConfig config, TextWriter console)
    {
        var geocoded = new TransformerChain<ITransformer>();
        if (config.Scheme == PartitioningScheme.Semantic)
            geocoded = geocoded.Append((ITransformer)ml.Geolocation.ReverseGeocode().Fit(photos), TransformerScope.TrainTest);
        var located = geocoded.Transform(photos, TransformerScope.Training);
        var estimator = config.Scheme switch
        {
            PartitioningScheme.AdaptiveS2 => ml.Geolocation.S2PartitionLabels(new S2PartitionLabelsOptions { Partitioning = config.S2 }),
            PartitioningScheme.Countries => ml.Geolocation.CountryPartitionLabels(new CountryPartitionLabelsOptions { Partitioning = config.Countries }),
            PartitioningScheme.Combinatorial => ml.Geolocation.CombinatorialPartitionLabels(new CombinatorialPartitionLabelsOptions { Partitioning = config.Cplanet }),
            _ => ml.Geolocation.SemanticPartitionLabels(new SemanticPartitionLabelsOptions { Partitioning = config.Partitioning }),
        };
        var labels = estimator.Fit(located);
        Describe(labels.Partitionings, console);
        return geocoded.Append((ITransformer)labels, TransformerScope.TrainTest);
    }

    /// <summary>Labels with partitionings that were saved.</summary>
    public static TransformerChain<ITransformer> Load(MLContext ml, IDataView photos, string path, TextWriter console)
    {
        var set = PartitioningFiles.Load(path);
        Describe(set, console);
        var located = new TransformerChain<ITransformer>();
        if (!set.IsLabelledByCoordinate)
            located = located.Append((ITransformer)ml.Geolocation.ReverseGeocode().Fit(photos), TransformerScope.TrainTest);
        return located.Append((ITransformer)ml.Geolocation.PartitionLabels(set).Fit(located.Transform(photos, TransformerScope.Training)), TransformerScope.TrainTest);
    }

    private static void Describe(PartitioningSet set, TextWriter console)
    {
        foreach (var level in set.Levels)
            console.WriteLine($"  {level.Name}: {level.Cells.Count} {(set.Scheme == PartitioningScheme.Semantic ? $"cells of at least {level.Threshold} photos" : "cells")}");
    }
}
