using System.Text.Json.Nodes;
using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Geocoding.Emp16;
using SemGeo.ML.Scoring;
using SemGeo.Testing;

namespace SemGeo.ML.Tests.Persistence;

/// <summary>Models that an earlier build saved (tests/Shared/Frozen) load and compute the rows that it computed.</summary>
[TestClass]
public sealed class FrozenModelTests
{
    private const double Numbers = 1e-5, Photos = 1e-2;

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Frozen", "0.1");

    [TestMethod]
    [DataRow("semp")]
    [DataRow("semp-hierarchy")]
    [DataRow("s2")]
    [DataRow("countries")]
    [DataRow("cplanet")]
    [DataRow("mixture")]
    public void Heads_over_embeddings_compute_the_same_rows(string name)
    {
        var ml = new MLContext().UseSemGeo();
        Check(name, ml, Table(ml, "held-embeddings.csv"), schema =>
        {
            CollectionAssert.Contains(schema, "Embedding");
            CollectionAssert.DoesNotContain(schema, "Latitude", "What training alone reads is left out.");
        });
    }

    [TestMethod]
    [DataRow("semp-pipeline")]
    [DataRow("semp-hierarchy-pipeline")]
    [DataRow("s2-pipeline")]
    [DataRow("countries-pipeline")]
    [DataRow("cplanet-pipeline")]
    [DataRow("mixture-pipeline")]
    public void Pipelines_geocode_label_and_compute_the_same_rows(string name)
    {
        var ml = new MLContext().UseSemGeo();
        Check(name, ml, Table(ml, "embeddings.csv"), schema => CollectionAssert.IsSubsetOf(new[] { "Embedding", "Latitude", "Longitude" }, schema));
    }

    [TestMethod]
    public void Network_for_photos_computes_the_same_numbers()
    {
        var path = PathOf("image");
        using var chain = (TransformerChain<ITransformer>)new MLContext().UseSemGeo().Model.Load(path, out _);
        var model = chain.OfType<MultiHeadGeoTransformer>().Single();
        Assert.AreEqual(("mobilenet_v3_small", 32, "Fine 6, Coarse 3"), (model.Network.Backbone, model.Network.InputSize, string.Join(", ", model.Network.Heads.Select(head => $"{head.Name} {head.Cells}"))));

        var probabilities = FrozenNetwork.Predict(path, model.Network);

        var frozen = Read("image-tensors")["probabilities"]!.AsArray().Select(value => value!.GetValue<float>()).ToArray();
        Assert.HasCount(frozen.Length, probabilities);
        for (var i = 0; i < frozen.Length; i++)
            Assert.AreEqual(frozen[i], probabilities[i], (float)Numbers, $"{i}");
    }

    [TestMethod]
    [DataRow("image")]
    [DataRow("image-five-crops")]
    [DataRow("image-pixels")]
    public void Photos_have_the_same_cells_and_probabilities(string name)
    {
        var ml = new MLContext().UseSemGeo();
        using var chain = (TransformerChain<ITransformer>)ml.Model.Load(PathOf("image"), out var schema);
        CollectionAssert.AreEqual(new[] { "Id", "ImagePath" }, schema.Select(column => column.Name).Distinct().Order(StringComparer.Ordinal).ToArray());
        var model = chain.OfType<MultiHeadGeoTransformer>().Single();
        var scoring = model.Scoring;
        scoring.Crops = name == "image-five-crops" ? Vision.Input.CropMode.Five : scoring.Crops;
        using var variant = name == "image-pixels" ? model.With(imageColumnName: "Image") : model.With(scoring);

        var rows = FrozenRows.Read(variant.Transform(name == "image-pixels" ? FormulaImage.Read(ml) : Table(ml, Path.Combine("earth", "test.csv"))), "ImagePath", "Image");

        // Another decoder may change a probability a little; with it the order of close cells behind the first.
        var frozen = Read(name);
        foreach (var column in frozen.Select(column => column.Key).Where(column => column.StartsWith("TopCell", StringComparison.Ordinal)).ToArray())
            frozen.Remove(column);
        Assert.AreEqual("", string.Join('\n', FrozenRows.Differences(frozen, rows, _ => Photos)));
    }

    [TestMethod]
    [DataRow("image-concepts-pipeline")]
    [DataRow("concepts")]
    public void Concept_steps_find_their_model_and_explain(string name)
    {
        var ml = new MLContext().UseSemGeo();
        var photos = MaskedPhoto.Read(ml, Table(ml, Path.Combine("earth", "test.csv")), 2);
        var loaded = ml.Model.Load(PathOf(name), out _);
        using var disposal = (IDisposable)loaded;

        var rows = FrozenRows.Read(ml.Data.TakeRows(loaded.Transform(photos), 2), "ImagePath", "MaskPath");

        // Gradients of another libtorch move single pixels in and out of the first thousand.
        var frozen = Read(name);
        foreach (var column in new[] { "Concept.Name", "Concept.Size", "Concept.Influence", "Concept.Intersection", "Concept.Error" })
            Assert.AreEqual("", string.Join('\n', FrozenRows.Differences(new JsonObject { [column] = frozen[column]!.DeepClone() }, rows, _ => column == "Concept.Size" ? Numbers : 0.05)));
    }

    [TestMethod]
    public void Geocoding_step_writes_the_same_addresses()
    {
        var ml = new MLContext().UseSemGeo();
        Check("geocoder", ml, Table(ml, Path.Combine("earth", "train.csv")), _ => { });
    }

    [TestMethod]
    public void Geocoding_step_over_a_file_takes_the_geocoder_that_is_handed_in()
    {
        var ml = new MLContext().UseSemGeo();
        ml.Geolocation.UseGeocoder(Emp16Geocoder.Load(Path.Combine(Folder, "geocoded.jsonl")));
        Check("geocoder-emp16", ml, Table(ml, Path.Combine("earth", "train.csv")), _ => { });
    }

    [TestMethod]
    public void Every_frozen_model_is_tested_and_every_kind_of_step_is_frozen()
    {
        var tested = typeof(FrozenModelTests).GetMethods().SelectMany(method => method.GetCustomAttributes(typeof(DataRowAttribute), inherit: false).Cast<DataRowAttribute>())
            .Select(row => (string)row.Data![0]!).Concat(["geocoder", "geocoder-emp16"]).ToHashSet();
        var models = Directory.EnumerateFiles(Path.Combine(Folder, "models"), "*.zip").Select(path => Path.GetFileNameWithoutExtension(path)).ToArray();
        CollectionAssert.IsSubsetOf(models, tested.ToArray());

        var ml = new MLContext().UseSemGeo();
        ml.Geolocation.UseGeocoder(Emp16Geocoder.Load(Path.Combine(Folder, "geocoded.jsonl")));
        var steps = new HashSet<Type>();
        foreach (var name in models)
        {
            var model = ml.Model.Load(PathOf(name), out _);
            steps.UnionWith(model is IEnumerable<ITransformer> chain ? chain.Select(step => step.GetType()) : [model.GetType()]);
            (model as IDisposable)?.Dispose();
        }

        var known = typeof(MultiHeadGeoTransformer).Assembly.GetTypes().Where(type => type.IsClass && type.GetInterfaces().Any(i => i.Name.StartsWith("ILoadableTransformer", StringComparison.Ordinal)));
        CollectionAssert.AreEquivalent(known.ToArray(), steps.ToArray());
    }

    private static void Check(string name, MLContext ml, IDataView rows, Action<string[]> checkInputs)
    {
        var loaded = ml.Model.Load(PathOf(name), out var schema);
        checkInputs([.. schema.Select(column => column.Name)]);
        var scored = FrozenRows.Read(loaded.Transform(rows), "ImagePath", "Embedding");
        (loaded as IDisposable)?.Dispose();
        Assert.AreEqual("", string.Join('\n', FrozenRows.Differences(Read(name), scored, _ => Numbers)));
    }

    private static IDataView Table(MLContext ml, string name) => ml.Geolocation.LoadFromTable(Path.Combine(Folder, name));

    private static string PathOf(string model) => Path.Combine(Folder, "models", model + ".zip");

    private static JsonObject Read(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "models", name + ".json")))!.AsObject();
}
