using SemGeo.Imaging;
using SemGeo.Testing;
using SemGeo.Vision.Input;

namespace SemGeo.Vision.Tests.Input;

[TestClass]
public sealed class BadImageTests
{
    private string _folder = "";

    [TestInitialize]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("semgeo-input-").FullName;

    [TestCleanup]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void Every_kind_of_bad_image_is_listed_with_its_reason()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "directory.jpg"));
        var good = GoldenImages.Encoded("colour-420.jpg");
        var corrupt = GoldenImages.Encoded("rgb-8.png");
        corrupt[corrupt.Length / 2] ^= 0xFF;
        (PhotoExample Example, string Reason)[] cases =
        [
            (Photos.Example(0, Path.Combine(_folder, "missing.jpg")), "does not exist"),
            (Photos.Example(1, Write("zero.jpg", [])), "empty"),
            (Photos.Example(2, Path.Combine(_folder, "directory.jpg")), "directory"),
            (Photos.Example(3, Write("truncated.jpg", good[..(good.Length / 2)])), "remature end"),
            (Photos.Example(4, Write("corrupt.png", corrupt)), "PNG: "),
            (Photos.Example(5, Write("photo.heic", [0, 0, 0, 24, .. "ftypheic"u8, .. new byte[100]])), "HEIC"),
            (Photos.Example(6, Write("notes.jpg", "no image at all"u8.ToArray())), "no image"),
            (Photos.Example(7, null), "neither"),
            (Photos.Example(8, "http://example.org/photo.jpg"), "Only files"),
            (Photos.Example(9, Path.Combine(_folder, "zero.jpg", "photo.jpg")), "does not exist"),
            (Photos.Example(10, "bad\0name.jpg"), "cannot be read"),
        ];
        var source = new PhotoList([.. cases.Select(item => item.Example), Photos.Example(50, GoldenImages.PathOf("grey.jpg"))]);
        var input = new TrainingInput(source, new SkiaImageCodec(), Options(BadImagePolicy.Skip));
        CollectionAssert.AreEqual(new[] { 50L }, Photos.Drain(input.Epoch(0)).Select(image => image.Row).ToArray());
        CollectionAssert.AreEqual(new[] { 50L }, Photos.Drain(input.Epoch(1)).Select(image => image.Row).ToArray());
        Assert.AreEqual(cases.Length, input.BadImages.Count);
        var listed = input.BadImages.Listed.ToDictionary(bad => bad.Row);
        foreach (var (example, reason) in cases)
        {
            Assert.AreEqual(example.Path, listed[example.Row].Path);
            Assert.Contains(reason, listed[example.Row].Reason);
        }
    }

    [TestMethod]
    public void Policy_Throw_names_the_first_bad_image_and_the_way_out()
    {
        var examples = Photos.Golden(30);
        examples[9] = Photos.Example(9, Path.Combine(_folder, "missing.jpg"));
        examples[11] = Photos.Example(11, null, [1, 2, 3]);
        var options = Options(BadImagePolicy.Throw);
        var error = Assert.ThrowsExactly<BadImageException>(() => Photos.Drain(new EvaluationInput(new SkiaImageCodec(), options).Read(new PhotoList(examples))));
        Assert.AreEqual(
            $"The image of row 9 ({examples[9].Path}) cannot be used: The file does not exist. Repair or remove it, or set OnBadImage to Skip to leave such images out and have them listed.",
            error.Message);
        Assert.AreEqual(9, error.Image.Row);
    }

    [TestMethod]
    public void Skipped_images_leave_no_gap_in_a_batch()
    {
        var examples = Photos.Golden(8);
        examples[0] = Photos.Example(0, null);
        examples[5] = Photos.Example(5, null);
        var input = new EvaluationInput(new SkiaImageCodec(), Options(BadImagePolicy.Skip));
        using var batch = input.Load(examples, out var bad)!;
        CollectionAssert.AreEqual(new long[] { 1, 2, 3, 4, 6, 7 }, batch.Rows.ToArray());
        CollectionAssert.AreEqual(new[] { 0L, 5 }, bad.Select(image => image.Row).ToArray());
        for (var i = 0; i < batch.Count; i++)
        {
            var row = (int)batch.Rows[i];
            Assert.AreEqual(row, batch.Labels[2 * i]);
            Assert.AreEqual(row, batch.Coordinates[i].Latitude);
            using var alone = input.Load([examples[row]], out _)!;
            CollectionAssert.AreEqual(alone.Pixels.ToArray(), batch.Pixels.Slice(i * alone.Pixels.Length, alone.Pixels.Length).ToArray());
        }
    }

    [TestMethod]
    public void Nothing_but_bad_images_ends_training_and_leaves_scoring_empty()
    {
        PhotoList source = new([Photos.Example(0, null), Photos.Example(1, null)]);
        var training = new TrainingInput(source, new SkiaImageCodec(), Options(BadImagePolicy.Skip));
        Assert.Contains("None of the 2 images", Assert.ThrowsExactly<NoUsableImageException>(() => Photos.Drain(training.Epoch(0))).Message);
        var evaluation = new EvaluationInput(new SkiaImageCodec(), Options(BadImagePolicy.Skip));
        Assert.IsEmpty(Photos.Drain(evaluation.Read(source)));
        Assert.IsNull(evaluation.Load([Photos.Example(0, null)], out var bad));
        Assert.HasCount(1, bad);
        Assert.AreEqual(2, evaluation.BadImages.Count);
        Assert.IsEmpty(Photos.Drain(new TrainingInput(new PhotoList([]), new SkiaImageCodec(), Options(BadImagePolicy.Skip)).Epoch(0)));
    }

    [TestMethod]
    public void Error_that_is_not_the_image_s_is_not_hidden()
    {
        var input = new EvaluationInput(new BrokenDecoder(), Options(BadImagePolicy.Skip));
        Assert.ThrowsExactly<InvalidTimeZoneException>(() => Photos.Drain(input.Read(new PhotoList(Photos.Golden(3)))));
    }

    private static InputOptions Options(BadImagePolicy policy) => new() { InputSize = 16, ResizeShortSide = 24, BatchSize = 8, OnBadImage = policy };

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private sealed class BrokenDecoder : IImageDecoder
    {
        public string Name => "broken";

        public SemGeo.Imaging.Files.RgbImage Decode(ReadOnlySpan<byte> encoded, int minimumShortSide = 0) => throw new InvalidTimeZoneException();
    }
}
