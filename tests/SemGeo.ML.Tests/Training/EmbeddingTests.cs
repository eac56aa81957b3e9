using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Geography;
using SemGeo.ML.Scoring;
using SemGeo.ML.Training;
using SemGeo.Testing;
using SemGeo.Vision.Input;

namespace SemGeo.ML.Tests.Training;

[TestClass]
public sealed class EmbeddingTests
{
    private static readonly MLContext Context = new(seed: 1);

    [TestMethod]
    public void Heads_learn_from_vectors_and_score_vectors_after_reloading()
    {
        var photos = Photos();
        var chain = Pipeline(Options()).Fit(photos);
        using var model = chain.LastTransformer!;
        Assert.AreEqual(("embedding", 4), (model.Network.Backbone, model.Network.EmbeddingSize));
        var expected = Probabilities(chain.Transform(photos));
        Assert.IsGreaterThan(0.9, ShareWithin(chain.Transform(photos), 750), "the vectors tell the place");

        var path = Path.Combine(Path.GetTempPath(), $"semgeo-embeddings-{Guid.NewGuid():N}.zip");
        try
        {
            Context.Geolocation.SaveForScoring(chain, photos.Schema, path);
            var reloaded = new MLContext().UseSemGeo().Model.Load(path, out var schema);
            using var disposal = reloaded as IDisposable;

            CollectionAssert.AreEqual(new[] { "Embedding" }, schema.Select(column => column.Name).ToArray());
            CollectionAssert.AreEqual(expected, Probabilities(reloaded.Transform(photos)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestMethod]
    public void Estimator_foretells_its_schema()
    {
        var data = Labelled();
        var shape = Context.Geolocation.MultiHeadGeoTrainer(Options()).GetOutputSchema(Shapes.Of(data.Schema));
        using var model = Context.Geolocation.MultiHeadGeoTrainer(Options()).Fit(data);
        CollectionAssert.AreEquivalent(Shapes.Of(model.Transform(data).Schema).Select(Shapes.Text).ToArray(), shape.Select(Shapes.Text).ToArray());
    }

    [TestMethod]
    public void A_column_of_something_else_is_an_error()
    {
        var options = Options();
        options.EmbeddingColumnName = "Latitude";

        var error = Assert.ThrowsExactly<ArgumentException>(() => Context.Geolocation.MultiHeadGeoTrainer(options).Fit(Labelled()));

        Assert.Contains("'Latitude' of the geolocation trainer is Double, but a vector of Single or Double is needed", error.Message);
    }

    [TestMethod]
    public void A_model_refuses_vectors_of_another_size_by_name()
    {
        using var model = Context.Geolocation.MultiHeadGeoTrainer(Options()).Fit(Labelled());
        var other = Context.Data.LoadFromEnumerable([new ShortVector { Embedding = [1, 2] }]);

        var error = Assert.ThrowsExactly<ArgumentException>(() => model.Transform(other));

        Assert.Contains("a vector of Single or Double with 4 numbers is needed", error.Message);
    }

    [TestMethod]
    public void Vectors_of_double_do_as_well()
    {
        using var model = Context.Geolocation.MultiHeadGeoTrainer(Options()).Fit(Labelled());
        var vectors = Photos().GetColumn<float[]>("Embedding").ToArray();
        var wide = Context.Data.LoadFromEnumerable(vectors.Select(vector => new WideVector { Embedding = Array.ConvertAll(vector, number => (double)number) }).ToArray());

        CollectionAssert.AreEqual(Probabilities(model.Transform(Photos())), Probabilities(model.Transform(wide)));
    }

    [TestMethod]
    public void A_row_without_a_vector_says_so()
    {
        using var model = Context.Geolocation.MultiHeadGeoTrainer(Options()).Fit(Labelled());
        var rows = Context.Data.LoadFromEnumerable([new VariableVector { Embedding = [1, 2, 3, 4] }, new VariableVector()]);

        var errors = model.Transform(rows).GetColumn<string>("ImageError").ToArray();

        CollectionAssert.AreEqual(new[] { "", "Its embedding has 0 numbers, the model takes 4." }, errors);
    }

    private static MultiHeadGeoTrainerOptions Options() => new()
    {
        EmbeddingColumnName = "Embedding",
        ValidationFraction = 0,
        Input = new InputOptions { BatchSize = 8, Workers = 1 },
        Training = { Epochs = 60, LearningRate = 0.3 },
    };

    private static EstimatorChain<MultiHeadGeoTransformer> Pipeline(MultiHeadGeoTrainerOptions options) => new EstimatorChain<ITransformer>()
        .Append(Context.Geolocation.ReverseGeocode(), TransformerScope.TrainTest)
        .Append(Context.Geolocation.SemanticPartitionLabels(TrainedModel.Labels()), TransformerScope.TrainTest)
        .Append(Context.Geolocation.MultiHeadGeoTrainer(options));

    private static IDataView Labelled() => new EstimatorChain<ITransformer>()
        .Append(Context.Geolocation.ReverseGeocode())
        .Append(Context.Geolocation.SemanticPartitionLabels(TrainedModel.Labels()))
        .Fit(Photos()).Transform(Photos());

    private static IDataView Photos()
    {
        var (latitudes, longitudes) = (TrainedModel.Photos.GetColumn<double>("Latitude").ToArray(), TrainedModel.Photos.GetColumn<double>("Longitude").ToArray());
        return Context.Data.LoadFromEnumerable(latitudes.Zip(longitudes, (latitude, longitude) => new EmbeddedPhoto
        {
            Latitude = latitude,
            Longitude = longitude,
            Embedding = [Of(Math.Sin(latitude / 90)), Of(Math.Cos(latitude / 90)), Of(Math.Sin(longitude * Math.PI / 180)), Of(Math.Cos(longitude * Math.PI / 180))],
        }).ToArray());

        static float Of(double value) => (float)value * 3;
    }

    private static float[] Probabilities(IDataView scored) => scored.GetColumn<float>("Probability").ToArray();

    private static double ShareWithin(IDataView scored, double km) => Context.Data.CreateEnumerable<Located>(scored, reuseRowObject: false)
        .Average(row => GreatCircle.DistanceKm(new(row.Latitude, row.Longitude), new(row.PredictedLatitude, row.PredictedLongitude)) <= km ? 1.0 : 0.0);

    private sealed class ShortVector
    {
        [VectorType(2)]
        public float[] Embedding { get; set; } = [];
    }

    private sealed class WideVector
    {
        [VectorType(4)]
        public double[] Embedding { get; set; } = [];
    }

    private sealed class VariableVector
    {
        public float[] Embedding { get; set; } = [];
    }

    private sealed class Located
    {
        public double Latitude { get; set; }

        public double Longitude { get; set; }

        public double PredictedLatitude { get; set; }

        public double PredictedLongitude { get; set; }
    }
}
