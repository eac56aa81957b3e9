using System.Security.Cryptography;
using System.Text;
using SemGeo.Geography;
using SemGeo.Imaging;
using SemGeo.Imaging.Files;
using SemGeo.Testing;
using SemGeo.Vision.Input;
using SemGeo.Vision.Shards;

namespace SemGeo.Vision.Tests.Shards;

[TestClass]
public sealed class ShardPackerTests
{
    private static readonly string[] Names = ["colour-420.jpg", "rgb-8.png", "progressive.jpg", "exif-6.jpg", "grey.jpg"];

    private readonly string _folder = Directory.CreateTempSubdirectory("semgeo-shards-").FullName;

    [TestCleanup]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void Small_photos_are_copied_and_large_ones_scaled_upright()
    {
        var report = Pack("s", Photos(5), new ShardPackOptions { ShortSide = 32 });
        Assert.AreEqual((5L, 1, 0), (report.Photos, report.Shards, report.Bad.Count));
        var copied = Read("s");
        for (var i = 0; i < 5; i++)
        {
            CollectionAssert.AreEqual(GoldenImages.Encoded(Names[i]), Bytes(copied[i]));
            Assert.AreEqual(($"photo {i}", new GeoCoordinate(i, 7)), (copied[i].Id, copied[i].Coordinate));
            Assert.AreEqual($"author {i}", ShardMetadata.Text(copied[i].Json, "Author"));
        }

        Pack("t", Photos(5), new ShardPackOptions { ShortSide = 16, JpegQuality = 95 });
        var codec = new SkiaImageCodec();
        foreach (var (photo, name) in Read("t").Zip(Names))
        {
            var image = codec.Decode(Bytes(photo));
            Assert.AreEqual((22, 16), (image.Width, image.Height));
            Assert.AreEqual(ImageOrientation.Normal, ExifOrientation.Read(Bytes(photo)));
            var expected = ImageResampler.Resample(GoldenImages.Expected(name), new ImageSize(22, 16));
            Assert.IsLessThan(12, expected.Pixels.Zip(image.Pixels, (a, b) => Math.Abs(a - b)).Average(), name);
        }
    }

    [TestMethod]
    public void Large_photo_is_scaled_to_the_paper_s_short_side_with_the_quality_that_is_asked_for()
    {
        var pixels = new byte[900 * 600 * 3];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)(127 + 100 * Math.Sin(i / 3 % 900 / 40.0 + i % 3) * Math.Cos(i / 2700 / 30.0));
        var (codec, large) = (new SkiaImageCodec(), new RgbImage(900, 600, pixels));
        var path = Path.Combine(_folder, "large.png");
        File.WriteAllBytes(path, codec.EncodePng(large.Pixels, new(900, 600), 3));
        PhotoToPack[] photos = [new("large", path, GeoCoordinate.Missing, [])];

        Pack("fine", photos, new ShardPackOptions());
        Pack("coarse", photos, new ShardPackOptions { JpegQuality = 20 });
        Pack("whole", photos, new ShardPackOptions { ShortSide = 0 });

        var (fine, coarse) = (Bytes(Read("fine").Single()), Bytes(Read("coarse").Single()));
        var image = codec.Decode(fine);
        Assert.AreEqual((480, 320), (image.Width, image.Height));
        var expected = ImageResampler.Resample(large, new ImageSize(480, 320));
        Assert.IsLessThan(1, expected.Pixels.Zip(image.Pixels, (a, b) => Math.Abs(a - b)).Average());
        Assert.IsLessThan(fine.Length * 0.7, coarse.Length);
        CollectionAssert.AreEqual(File.ReadAllBytes(path), Bytes(Read("whole").Single()));
    }

    [TestMethod]
    public void Shards_are_cut_by_photos_and_by_bytes()
    {
        Assert.AreEqual(4, Pack("a", Photos(10), new ShardPackOptions { MaxShardPhotos = 3 }).Shards);
        Assert.AreEqual(10, Pack("b", Photos(10), new ShardPackOptions { MaxShardBytes = 1 }).Shards);
        CollectionAssert.AreEqual(Enumerable.Range(0, 10).Select(i => $"photo {i}").ToArray(), Read("b").Select(photo => photo.Id).ToArray());
    }

    [TestMethod]
    public void Bad_photos_are_left_out_and_listed_or_thrown()
    {
        var photos = Photos(6).Select((photo, i) => i is 1 or 5 ? photo with { Path = Path.Combine(_folder, $"absent-{i}.jpg") } : photo).ToList();

        var report = Pack("a", photos, new ShardPackOptions { MaxShardPhotos = 2 });
        Assert.AreEqual(4, report.Photos);
        CollectionAssert.AreEqual(new long[] { 1, 5 }, report.Bad.Select(bad => bad.Row).ToArray());
        Assert.Contains("does not exist", report.Bad[0].Reason);

        var again = Pack("a", photos, new ShardPackOptions { MaxShardPhotos = 2 });
        Assert.AreEqual((4L, 2), (again.Photos, again.Bad.Count));
        Assert.ThrowsExactly<BadImageException>(() => Pack("b", photos, new ShardPackOptions { OnBadImage = BadImagePolicy.Throw }));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(4)]
    [DataRow(11)]
    public void Run_that_was_ended_goes_on_to_the_same_bytes(int ended)
    {
        var options = new ShardPackOptions { MaxShardPhotos = 3, Workers = 1 };
        Pack("whole", Photos(12), options);

        Assert.ThrowsExactly<InvalidTimeZoneException>(() => Pack("ended", Failing(ended), options));
        File.WriteAllText(Path.Combine(_folder, "ended", "shard-000001.tar.0123.tmp"), "half a shard, as a kill leaves it");
        var report = Pack("ended", Photos(12), options);

        Assert.AreEqual((12L, 4), (report.Photos, report.Shards));
        Assert.AreEqual(Contents("whole"), Contents("ended"));
    }

    [TestMethod]
    public void Journal_cut_short_costs_its_last_shard()
    {
        var options = new ShardPackOptions { MaxShardPhotos = 3 };
        Pack("whole", Photos(12), options);
        var expected = Contents("whole");
        var journal = Path.Combine(_folder, "whole", "shards.jsonl");
        File.WriteAllBytes(journal, File.ReadAllBytes(journal)[..^10]);

        Assert.AreEqual(9, Pack("whole", Photos(12), options).Resumed);
        Assert.AreEqual(expected, Contents("whole"));
    }

    [TestMethod]
    [DataRow("\"Photos\":3", "\"Photos\":2", 3)]
    [DataRow("\"Name\":\"shard-000001.tar\"", "\"Name\":\"shard-000009.tar\"", 3)]
    [DataRow("\"Bad\":[]", "\"Bad\":null", 0)]
    public void Altered_list_costs_its_shards_from_there_on(string before, string after, int resumed)
    {
        var options = new ShardPackOptions { MaxShardPhotos = 3 };
        Pack("whole", Photos(12), options);
        var expected = Contents("whole");
        var journal = Path.Combine(_folder, "whole", "shards.jsonl");
        var lines = File.ReadAllLines(journal);
        var line = resumed == 0 ? 1 : 2;
        lines[line] = lines[line].Replace(before, after, StringComparison.Ordinal);
        File.WriteAllText(journal, string.Concat(lines.Select(text => text + "\n")));

        var report = Pack("whole", Photos(12), options);
        Assert.AreEqual((resumed, 12 - resumed), (report.Resumed, report.Repacked));
        Assert.AreEqual(expected, Contents("whole"));
    }

    [TestMethod]
    public void Other_photos_or_options_are_refused()
    {
        Pack("a", Photos(5), new ShardPackOptions());
        Assert.Contains("other photos", Assert.ThrowsExactly<ShardException>(() => Pack("a", Photos(6).Skip(1), new ShardPackOptions())).Message);
        Assert.Contains("another way", Assert.ThrowsExactly<ShardException>(() => Pack("a", Photos(5), new ShardPackOptions { ShortSide = 64 })).Message);
        Assert.Contains("JpegQuality is 0", Assert.ThrowsExactly<ArgumentException>(() => Pack("a", Photos(5), new ShardPackOptions { JpegQuality = 0 })).Message);
    }

    [TestMethod]
    public void Training_from_a_shard_gives_the_batches_of_the_files_and_goes_on_in_an_epoch()
    {
        Pack("s", Photos(40), new ShardPackOptions { MaxShardPhotos = 15 });
        var files = Photos(40).Select((photo, row) => Example(row, photo.Path)).ToList();
        var shards = Read("s").Select((photo, row) => Example(row, photo.Address.ToString())).ToList();

        // Bytes count in the buffer of what carries them, be they read or not.
        var options = new InputOptions { InputSize = 16, ResizeShortSide = 20, BatchSize = 4, ShuffleBuffer = 9, Workers = 2 };
        var expected = Drain(files, options, 0);
        CollectionAssert.AreEqual(expected, Drain(shards, options, 0));
        options.ShuffleBufferBytes = 6000;
        var whole = Drain(shards, options, 0);
        CollectionAssert.AreNotEqual(expected, whole);
        foreach (var position in new[] { 4, 20, 36 })
            CollectionAssert.AreEqual(whole[position..], Drain(shards, options, position));
    }

    [TestMethod]
    public void Processes_that_train_on_shards_share_every_batch_and_bad_photos_cost_themselves_alone()
    {
        Pack("s", Photos(30), new ShardPackOptions { MaxShardPhotos = 8 });
        var path = Path.Combine(_folder, "s", "shard-000001.tar");
        var (bytes, bad) = (File.ReadAllBytes(path), Read("s")[10]);
        bytes.AsSpan((int)bad.Address.Offset, 200).Clear();
        File.WriteAllBytes(path, bytes);
        var examples = Read("s").Select((photo, row) => Example(row, photo.Address.ToString())).ToList();
        var options = new InputOptions { InputSize = 16, ResizeShortSide = 20, BatchSize = 6, ShuffleBuffer = 12, Workers = 2, OnBadImage = BadImagePolicy.Skip };

        TrainingInput[] inputs = [.. Enumerable.Range(0, 4).Select(_ => new TrainingInput(new PhotoList(examples), new SkiaImageCodec(), options))];
        for (var rank = 0; rank < 3; rank++)
            inputs[rank].Share(new PhotoShare(rank, 3));
        var whole = Input.Photos.Drain(inputs[3].Epoch(2));
        var shared = inputs[..3].SelectMany(input => Input.Photos.Drain(input.Epoch(2))).ToList();

        Assert.HasCount(29, whole);
        string Line((long Row, int[] Labels, float[] Pixels) image) => $"{image.Row:D2} {string.Join(' ', image.Pixels)}";
        CollectionAssert.AreEqual(whole.Select(Line).Order().ToArray(), shared.Select(Line).Order().ToArray());
        foreach (var images in new IReadOnlyList<BadImage>[] { inputs[3].BadImages.Listed, [.. inputs[..3].SelectMany(input => input.BadImages.Listed)] })
            Assert.AreEqual((10L, bad.Address.ToString()), (images.Single().Row, images.Single().Path));
    }

    [TestMethod]
    public void Shard_that_shrinks_under_the_training_costs_its_photos()
    {
        Pack("s", Photos(5), new ShardPackOptions());
        var examples = Read("s").Select((photo, row) => Example(row, photo.Address.ToString())).ToList();
        var path = Path.Combine(_folder, "s", "shard-000000.tar");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..4096]);
        var options = new InputOptions { InputSize = 16, ResizeShortSide = 20, BatchSize = 4, OnBadImage = BadImagePolicy.Skip };
        var input = new TrainingInput(new PhotoList(examples), new SkiaImageCodec(), options);

        Input.Photos.Drain(input.Epoch(0));

        Assert.IsNotEmpty(input.BadImages.Listed);
        Assert.Contains("shorter than it was", input.BadImages.Listed[0].Reason);
    }

    private static PhotoExample Example(int row, string path) => new(row, path, default, new[] { row }, GeoCoordinate.Missing);

    private static string[] Drain(List<PhotoExample> examples, InputOptions options, long position) =>
        [.. Input.Photos.Drain(new TrainingInput(new PhotoList(examples), new SkiaImageCodec(), options).Epoch(1, position, CancellationToken.None)).Select(image => $"{image.Row} {string.Join(' ', image.Pixels)}")];

    private static IEnumerable<PhotoToPack> Photos(int count) => Enumerable.Range(0, count).Select(i =>
        new PhotoToPack($"photo {i}", GoldenImages.PathOf(Names[i % Names.Length]), new GeoCoordinate(i, 7), [KeyValuePair.Create("Author", $"author {i}")]));

    private static IEnumerable<PhotoToPack> Failing(int after)
    {
        foreach (var photo in Photos(after))
            yield return photo;
        throw new InvalidTimeZoneException();
    }

    private ShardPackReport Pack(string name, IEnumerable<PhotoToPack> photos, ShardPackOptions options) =>
        new ShardPacker(new SkiaImageCodec(), new SkiaImageCodec(), options).Pack(photos, Path.Combine(_folder, name));

    private List<ShardPhoto> Read(string name) => [.. ShardFiles.Find(Path.Combine(_folder, name)).SelectMany(path => TarShardReaderTests.Read(path).Photos)];

    private string Contents(string name)
    {
        var text = new StringBuilder();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(_folder, name)).Order(StringComparer.Ordinal))
            text.AppendLine($"{Path.GetFileName(path)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}");
        return text.ToString();
    }

    private static byte[] Bytes(ShardPhoto photo) => File.ReadAllBytes(photo.Address.Path)[(int)photo.Address.Offset..(int)(photo.Address.Offset + photo.Address.Length)];
}
