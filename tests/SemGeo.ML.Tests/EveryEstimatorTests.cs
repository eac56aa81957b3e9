using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.ML.Concepts;
using SemGeo.ML.Geocoding;
using SemGeo.ML.Partitioning;
using SemGeo.ML.Training;
using SemGeo.Testing;
using SemGeo.Vision.Explanation;

namespace SemGeo.ML.Tests;

/// <summary>Every estimator of the library, found by reflection: schemas foretold, cursors, rows one by one, and the same rows from a saved model in another process.</summary>
[TestClass]
public sealed class EveryEstimatorTests
{
    private static readonly Dictionary<Type, Case> Cases = new()
    {
        [typeof(ReverseGeocodeEstimator)] = new(24, _ => [], ml => ml.Geolocation.ReverseGeocode(), "Latitude", "Longitude"),
        [typeof(PartitionLabelsEstimator)] = new(24, Addresses, ml => ml.Geolocation.SemanticPartitionLabels(TrainedModel.Labels()), "Address", "Latitude", "Longitude") { LabelsBy = ["Address"] },
        [typeof(MultiHeadGeoTrainer)] = new(6, ml => [.. Addresses(ml), ml.Geolocation.SemanticPartitionLabels(TrainedModel.Labels())], ml => ml.Geolocation.MultiHeadGeoTrainer(Training()), "ImagePath"),
        [typeof(ConceptInfluenceEstimator)] = new(2, _ => [], ml => ml.Geolocation.ConceptInfluence(TrainedModel.Model, Concepts()), "ImagePath"),
    };

    public static IEnumerable<object[]> Names => Cases.Keys.Select(type => new object[] { type.Name });

    [TestMethod]
    public void Every_estimator_is_tested_here()
    {
        var estimators = typeof(GeolocationCatalog).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false, IsPublic: true } && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEstimator<>)));
        CollectionAssert.AreEquivalent(estimators.ToArray(), Cases.Keys);
    }

    [TestMethod]
    public void Verbs_return_estimators_and_never_transformers()
    {
        var verbs = typeof(GeolocationCatalog).Assembly.GetExportedTypes().SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => method.IsDefined(typeof(ExtensionAttribute)) && method.GetParameters()[0].ParameterType == typeof(GeolocationCatalog)).ToArray();
        var transformers = verbs.Where(method => typeof(ITransformer).IsAssignableFrom(method.ReturnType)).Select(method => method.Name).Distinct();
        CollectionAssert.AreEqual(new[] { "LoadModel" }, transformers.ToArray());
        var made = verbs.Select(method => method.ReturnType).Where(Cases.ContainsKey).Distinct().ToArray();
        CollectionAssert.AreEquivalent(Cases.Keys, made);
    }

    [TestMethod]
    [TestCategory("Slow")]
    [DynamicData(nameof(Names))]
    public void Does_what_all_of_them_have_to_do(string name)
    {
        var item = Cases.Single(entry => entry.Key.Name == name).Value;
        var ml = new MLContext(seed: 1);
        var (prefix, data) = Prepare(ml, item);
        EstimatorConformance.Check(item.Estimator(ml), ml.Data.TakeRows(data, item.Rows), new EstimatorRequirements(item.LabelsBy ?? item.Inputs) { Reload = Models.Reload });
        (prefix as IDisposable)?.Dispose();
    }

    [TestMethod]
    [TestCategory("Slow")]
    [DynamicData(nameof(Names))]
    public async Task Saved_model_computes_the_same_rows_in_another_process(string name)
    {
        var item = Cases.Single(entry => entry.Key.Name == name).Value;
        var ml = new MLContext(seed: 1);
        var (prefix, data) = Prepare(ml, item);
        using var chain = new TransformerChain<ITransformer>([.. prefix, item.Estimator(ml).Fit(data)]);
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "model.zip");
        ml.Model.Save(chain, TrainedModel.Photos.Schema, path);

        var expected = SavedRows.Of(chain, SyntheticCollection.Table, item.Rows);

        Assert.HasCount(item.Rows, expected.Split('\n'));
        Assert.AreEqual(expected, await SavedRows.ComputeAsync(path, SyntheticCollection.Table, item.Rows));
    }

    private static (TransformerChain<ITransformer> Steps, IDataView Data) Prepare(MLContext ml, Case item)
    {
        var chain = new EstimatorChain<ITransformer>();
        foreach (var step in item.Before(ml))
            chain = chain.Append(step);
        var fitted = chain.Fit(TrainedModel.Photos);
        return (fitted, fitted.Transform(TrainedModel.Photos));
    }

    private static IEstimator<ITransformer>[] Addresses(MLContext ml) => [ml.Geolocation.ReverseGeocode()];

    // A batch of one, as a row by itself: sums over batches round differently.
    private static MultiHeadGeoTrainerOptions Training()
    {
        var options = TrainedModel.Options();
        (options.Scoring.BatchSize, options.Scoring.WriteScores) = (1, true);
        return options;
    }

    private static ConceptInfluenceEstimatorOptions Concepts() => new()
    {
        MaskFolder = Path.Combine(SyntheticCollection.Folder, "masks"),
        Explanation = new ExplanationOptions { Method = ExplanationMethod.Gradient, Smoothing = Smoothing.None },
    };

    /// <param name="Rows">How many rows are computed.</param>
    /// <param name="Before">The steps that come before.</param>
    /// <param name="Estimator">The estimator.</param>
    /// <param name="Inputs">The columns that it needs.</param>
    private sealed record Case(int Rows, Func<MLContext, IEstimator<ITransformer>[]> Before, Func<MLContext, IEstimator<ITransformer>> Estimator, params string[] Inputs)
    {
        /// <summary>The columns that its transformer needs, where those are fewer.</summary>
        public string[]? LabelsBy { get; init; }
    }
}
