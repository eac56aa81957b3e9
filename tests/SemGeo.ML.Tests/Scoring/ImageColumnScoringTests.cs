using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.ML.Imaging;

namespace SemGeo.ML.Tests.Scoring;

/// <summary>Scoring of images that ML.NET has decoded.</summary>
[TestClass]
public sealed class ImageColumnScoringTests
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly string _folder = Directory.CreateTempSubdirectory("semgeo-images-").FullName;

    [TestInitialize]
    public void WriteImages()
    {
        for (var i = 0; i < 3; i++)
        {
            using var image = MLImage.CreateFromPixels(40, 36, MLPixelFormat.Bgra32, Pixels(i));
            image.Save(Path.Combine(_folder, $"{i}.png"));
        }
    }

    [TestCleanup]
    public void RemoveImages() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void Decoded_images_score_as_their_files_do()
    {
        var data = Load("0.png", "1.png", "2.png");
        using var byImage = TrainedModel.Model.With(imageColumnName: "Image");
        using var byPath = TrainedModel.Model.With(imageColumnName: "Full");

        var expected = byPath.Transform(data).GetColumn<float>("Probability").ToArray();
        var actual = byImage.Transform(data).GetColumn<float>("Probability").ToArray();

        for (var i = 0; i < 3; i++)
            Assert.AreEqual(expected[i], actual[i], 1e-5f, $"image {i}");
        CollectionAssert.AreEqual(byPath.Transform(data).GetColumn<string>("PredictedCell").ToArray(), byImage.Transform(data).GetColumn<string>("PredictedCell").ToArray());
    }

    [TestMethod]
    public void A_row_without_an_image_is_an_image_error()
    {
        using var model = TrainedModel.Model.With(imageColumnName: "Image");

        var errors = model.Transform(Load("0.png", "", "2.png")).GetColumn<string>("ImageError").ToArray();

        CollectionAssert.AreEqual(new[] { true, false, true }, errors.Select(e => e.Length == 0).ToArray());
    }

    [TestMethod]
    public void Images_pass_through_with_their_pixels_and_tags()
    {
        using var model = TrainedModel.Model.With(imageColumnName: "Image");
        var scored = model.Transform(Load("0.png", "1.png", "2.png"));
        using var cursor = scored.GetRowCursor([scored.Schema["Image"], scored.Schema["Probability"]]);
        var image = cursor.GetGetter<MLImage>(scored.Schema["Image"]);
        var probability = cursor.GetGetter<float>(scored.Schema["Probability"]);

        var value = default(MLImage)!;
        for (var i = 0; cursor.MoveNext(); i++)
        {
            var p = 0f;
            probability(ref p);
            image(ref value);
            Assert.AreEqual(Path.Combine(_folder, $"{i}.png"), value.Tag);
            using var expected = MLImage.CreateFromFile(value.Tag);
            CollectionAssert.AreEqual(expected.GetBGRPixels, value.GetBGRPixels);
        }

        value.Dispose();
    }

    // The same colors as GetBGRPixels gives, in the other order.
    [TestMethod]
    [DataRow(MLPixelFormat.Rgba32)]
    [DataRow(MLPixelFormat.Bgra32)]
    public void Colors_are_not_multiplied_by_alpha(MLPixelFormat format)
    {
        using var image = MLImage.CreateFromPixels(3, 1, format, [120, 100, 50, 128, 10, 20, 30, 0, 7, 8, 9, 255]);

        var pixels = MLImagePixels.ToRgb(image).Pixels;

        byte[] expected = format == MLPixelFormat.Rgba32 ? [239, 199, 100, 0, 0, 0, 7, 8, 9] : [100, 199, 239, 0, 0, 0, 9, 8, 7];
        CollectionAssert.AreEqual(expected, pixels.ToArray());
        CollectionAssert.AreEqual(image.GetBGRPixels, pixels.ToArray().Chunk(3).SelectMany(pixel => pixel.Reverse()).ToArray());
    }

    private IDataView Load(params string[] files)
    {
        var rows = _ml.Data.LoadFromEnumerable(files.Select(f => new ImageRow { Path = f, Full = Path.Combine(_folder, f) }).ToArray());
        return _ml.Transforms.LoadImages("Image", _folder, "Path").Fit(rows).Transform(rows);
    }

    private static byte[] Pixels(int seed)
    {
        var pixels = new byte[4 * 40 * 36];
        for (var i = 0; i < pixels.Length; i += 4)
            (pixels[i], pixels[i + 1], pixels[i + 2], pixels[i + 3]) = ((byte)((i / 4 % 40 * 5) + (20 * seed)), (byte)(i / 160 * 6), (byte)(255 - (80 * seed)), 255);
        return pixels;
    }

    private sealed class ImageRow
    {
        public string Path { get; set; } = "";

        public string Full { get; set; } = "";
    }
}
