using System.Text.Json.Nodes;
using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Geocoding.Emp16;
using SemGeo.ML.Concepts;
using SemGeo.ML.Persistence;
using SemGeo.ML.Tests.MLNet.ModelFiles;
using SemGeo.Testing;

namespace SemGeo.ML.Tests.Persistence;

/// <summary>A model with a flipped bit anywhere is refused, or predicts to the bit what it predicted: every kind of step, as this build saves it and as 0.1 did.</summary>
[TestClass]
public sealed class FlippedModelTests
{
    private static readonly Lazy<Emp16Geocoder> Geocoder = new(() => Emp16Geocoder.Load(Path.Combine(Folder, "geocoded.jsonl")));

    private readonly string _folder = Directory.CreateTempSubdirectory("semgeo-flipped-").FullName;

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Frozen", "0.1");

    [TestCleanup]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    [DataRow("semp-pipeline", 10)]
    [DataRow("s2-pipeline", 10)]
    [DataRow("countries-pipeline", 10)]
    [DataRow("cplanet-pipeline", 10)]
    [DataRow("mixture-pipeline", 10)]
    [DataRow("geocoder-emp16", 16)]
    public void Bit_in_a_stream_whose_zip_checksum_is_right(string name, int flips)
    {
        var random = new Random(name.Length);
        var saved = Saved(name);
        var expected = Rows(saved);
        using var file = File.OpenRead(saved);
        var entries = Archive.Entries(file);
        foreach (var (entry, bytes) in entries.Where(entry => entry.Bytes.Length > 0))
        {
            for (var i = 0; i < flips; i++)
            {
                var (at, bit) = (random.Next(bytes.Length), random.Next(8));
                Check(Archive.WithChanged(entries, entry, whole => Flip(whole, at, bit)).ToArray(), expected, $"{entry}, byte {at}, bit {bit}");
            }
        }
    }

    [TestMethod]
    [DataRow("semp-pipeline", 60)]
    [DataRow("cplanet", 60)]
    [DataRow("geocoder-emp16", 60)]
    public void Bit_in_the_file(string name, int flips)
    {
        var random = new Random(name.Length);
        foreach (var path in new[] { Saved(name), Path.Combine(Folder, "models", $"{name}.zip") })
        {
            var (bytes, expected) = (File.ReadAllBytes(path), Rows(path));
            for (var i = 0; i < flips; i++)
            {
                var (at, bit) = (random.Next(bytes.Length), random.Next(8));
                Check(Flip(bytes, at, bit), expected, $"{path}, byte {at}, bit {bit}");
            }
        }
    }

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow("concepts")]
    [DataRow("image-concepts-pipeline")]
    public void Bit_in_a_step_that_explains(string name) => Bit_in_a_stream_whose_zip_checksum_is_right(name, 3);

    private static byte[] Flip(byte[] bytes, int at, int bit)
    {
        var flipped = bytes.ToArray();
        flipped[at] ^= (byte)(1 << bit);
        return flipped;
    }

    private void Check(byte[] archive, JsonObject expected, string what)
    {
        var path = Path.Combine(_folder, "flipped.zip");
        File.WriteAllBytes(path, archive);
        try
        {
            Assert.IsTrue(JsonNode.DeepEquals(expected, Rows(path)), $"{what}: the model predicts something else.");
        }
        catch (ModelFormatException)
        {
            // Refused, as documented.
        }
    }

    private static JsonObject Rows(string path)
    {
        var ml = Context();
        var model = ml.Geolocation.LoadModel(path, out _);
        using var disposal = model as IDisposable;
        var isOfPhotos = model is IEnumerable<ITransformer> steps && steps.Any(step => step is ConceptInfluenceTransformer);
        var rows = ml.Geolocation.LoadFromTable(Path.Combine(Folder, isOfPhotos ? Path.Combine("earth", "test.csv") : "embeddings.csv"));
        var scored = isOfPhotos ? ml.Data.TakeRows(model.Transform(MaskedPhoto.Read(ml, rows, 1)), 1) : ml.Data.TakeRows(model.Transform(rows), 3);
        return FrozenRows.Read(scored, "ImagePath", "Embedding", "MaskPath");
    }

    private string Saved(string name)
    {
        var ml = Context();
        var path = Path.Combine(_folder, $"{name}.zip");
        var model = ml.Geolocation.LoadModel(Path.Combine(Folder, "models", $"{name}.zip"), out var schema);
        using var disposal = model as IDisposable;

        // Steps of training are kept too: a chain of its own has no scopes.
        ml.Geolocation.SaveForScoring(new TransformerChain<ITransformer>(model is IEnumerable<ITransformer> steps ? [.. steps] : [model]), schema!, path);
        return path;
    }

    private static MLContext Context()
    {
        var ml = new MLContext();
        ml.Geolocation.UseGeocoder(Geocoder.Value);
        return ml;
    }
}
