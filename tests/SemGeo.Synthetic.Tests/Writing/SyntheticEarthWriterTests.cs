using SemGeo.Concepts.Ade20k;
using SemGeo.Geography;
using SemGeo.Imaging;
using SemGeo.Synthetic.Writing;

namespace SemGeo.Synthetic.Tests.Writing;

[TestClass]
public sealed class SyntheticEarthWriterTests : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("synthetic-earth-").FullName;

    private string Target => Path.Combine(_parent, "earth");

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    [TestMethod]
    public void A_set_has_photos_masks_lists_and_a_note()
    {
        var earth = Earth();
        var folder = Writer().Write(earth, Target);
        Assert.IsFalse(folder.WasReused);
        Assert.HasCount(earth.Photos.Count, Directory.GetFiles(Path.Combine(Target, "photos")));
        Assert.HasCount(earth.Photos.Count, Directory.GetFiles(Path.Combine(Target, "masks")));
        var rows = File.ReadAllLines(folder.TrainCsv);
        Assert.AreEqual("Id,ImagePath,MaskPath,Latitude,Longitude,Country,CountryName,Admin1,Admin1Name,Place,PlaceName,TakenAt", rows[0]);
        Assert.HasCount(1 + earth.Photos.Count(p => !p.IsHeldOut), rows);
        Assert.HasCount(1 + earth.Photos.Count(p => p.IsHeldOut), File.ReadAllLines(folder.TestCsv));
        Assert.StartsWith("earth-000000,photos/earth-000000.jpg,masks/earth-000000.png,", rows[1]);
        Assert.Contains("\"Land, \"\"the\"\" first\"", rows[1]);
        Assert.Contains("drawings, not photographs: 4 for training and 2 held out", File.ReadAllText(Path.Combine(Target, "README.md")));
        Assert.HasCount(1, Directory.GetFileSystemEntries(_parent));
    }

    [TestMethod]
    public void Photos_carry_their_position_and_masks_their_concepts()
    {
        var earth = Earth();
        Writer().Write(earth, Target);
        foreach (var photo in earth.Photos)
        {
            var jpeg = File.ReadAllBytes(Path.Combine(Target, "photos", photo.Id + ".jpg"));
            var gps = MetadataExtractor.ImageMetadataReader.ReadMetadata(new MemoryStream(jpeg)).OfType<MetadataExtractor.Formats.Exif.GpsDirectory>().Single().GetGeoLocation()!;
            Assert.AreEqual(photo.Coordinate.Latitude, gps.Latitude, 1e-7);
            Assert.AreEqual(photo.Coordinate.Longitude, gps.Longitude, 1e-7);

            var (image, mask) = earth.Render(photo.Index);
            var decoded = new SkiaImageCodec().Decode(jpeg);
            Assert.AreEqual((64, 64), (decoded.Width, decoded.Height));
            Assert.IsLessThan(12, image.Pixels.Zip(decoded.Pixels, (a, b) => Math.Abs(a - b)).Average());

            var colours = new SkiaImageCodec().Decode(File.ReadAllBytes(Path.Combine(Target, "masks", photo.Id + ".png"))).Pixels;
            for (var i = 0; i < mask.Classes.Length; i++)
            {
                var expected = Ade20kClasses.All[mask.Classes[i]];
                Assert.AreEqual((expected.Red, expected.Green, expected.Blue), (colours[3 * i], colours[3 * i + 1], colours[3 * i + 2]));
            }
        }
    }

    [TestMethod]
    public void Any_number_of_threads_writes_the_same_files()
    {
        var other = Path.Combine(_parent, "other");
        Writer().Write(Earth(), Target, new() { Threads = 1 });
        Writer().Write(Earth(), other, new() { Threads = 4 });
        var names = Directory.GetFiles(Target, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Target, f)).ToList();
        Assert.HasCount(2 * 6 + 4, names);
        foreach (var name in names)
            CollectionAssert.AreEqual(File.ReadAllBytes(Path.Combine(Target, name)), File.ReadAllBytes(Path.Combine(other, name)), name);
    }

    [TestMethod]
    public void The_same_set_is_not_written_twice()
    {
        Writer().Write(Earth(), Target);
        var again = new SyntheticEarthWriter(new SkiaImageCodec(), _ => throw new InvalidOperationException("nothing is to be written")).Write(Earth(), Target + "/");
        Assert.IsTrue(again.WasReused);
        Assert.AreEqual(Path.Combine(Target, "train.csv"), again.TrainCsv);
    }

    [TestMethod]
    public void Another_set_replaces_the_one_before()
    {
        Writer().Write(Earth(), Target);
        var before = File.ReadAllBytes(Path.Combine(Target, "photos", "earth-000000.jpg"));
        Assert.IsFalse(Writer().Write(Earth(seed: 2), Target).WasReused);
        CollectionAssert.AreNotEqual(before, File.ReadAllBytes(Path.Combine(Target, "photos", "earth-000000.jpg")));
        Assert.IsFalse(Writer().Write(Earth(seed: 2), Target, new() { WritesMasks = false }).WasReused);
        Assert.IsFalse(Directory.Exists(Path.Combine(Target, "masks")));
        Assert.IsTrue(Writer().Write(Earth(seed: 2), Target, new() { WritesMasks = false }).WasReused);
        Assert.HasCount(1, Directory.GetFileSystemEntries(_parent));
    }

    [TestMethod]
    [DataRow("photos/earth-000001.jpg")]
    [DataRow("masks/earth-000003.png")]
    [DataRow("test.csv")]
    [DataRow("synthetic-earth.json")]
    public void A_set_that_lost_a_file_is_written_again(string lost)
    {
        Writer().Write(Earth(), Target);
        if (lost == "synthetic-earth.json")
            File.WriteAllText(Path.Combine(Target, lost), "{ cut");
        else
            File.Delete(Path.Combine(Target, lost));
        Assert.IsFalse(Writer().Write(Earth(), Target).WasReused);
        Assert.IsTrue(Writer().Write(Earth(), Target).WasReused);
    }

    [TestMethod]
    public void An_empty_folder_is_used()
    {
        Directory.CreateDirectory(Target);
        Assert.IsFalse(Writer().Write(Earth(), Target).WasReused);
        Assert.IsTrue(Writer().Write(Earth(), Target).WasReused);
    }

    [TestMethod]
    public void A_folder_with_other_files_is_refused_and_untouched()
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "thesis.txt"), "years of work");
        var error = Assert.ThrowsExactly<SyntheticEarthWriteException>(() => Writer().Write(Earth(), Target));
        Assert.Contains("holds files that are no synthetic set", error.Message);
        Assert.AreEqual("years of work", File.ReadAllText(Path.Combine(Target, "thesis.txt")));
        Assert.HasCount(1, Directory.GetFileSystemEntries(_parent));
    }

    [TestMethod]
    public void A_path_under_a_file_is_an_error_that_names_it()
    {
        var file = Path.Combine(_parent, "file");
        File.WriteAllText(file, "");
        Assert.Contains("is a file", Assert.ThrowsExactly<SyntheticEarthWriteException>(() => Writer().Write(Earth(), file)).Message);
        var error = Assert.ThrowsExactly<SyntheticEarthWriteException>(() => Writer().Write(Earth(), Path.Combine(file, "earth")));
        Assert.Contains($"could not be written to '{Path.Combine(file, "earth")}'", error.Message);
        Assert.IsNotNull(error.InnerException);
    }

    [TestMethod]
    public void A_full_disk_leaves_the_old_set_and_nothing_else()
    {
        Writer().Write(Earth(), Target);
        var files = 0;
        var writer = new SyntheticEarthWriter(new SkiaImageCodec(), path => Interlocked.Increment(ref files) == 5 ? new FullDisk() : File.Create(path));
        var error = Assert.ThrowsExactly<SyntheticEarthWriteException>(() => writer.Write(Earth(seed: 2), Target));
        Assert.Contains("No space left on device", error.Message);
        Assert.IsTrue(Writer().Write(Earth(), Target).WasReused);
        Assert.HasCount(1, Directory.GetFileSystemEntries(_parent));
    }

    [TestMethod]
    public void Cancelling_leaves_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        var files = 0;
        var writer = new SyntheticEarthWriter(new SkiaImageCodec(), path =>
        {
            if (Interlocked.Increment(ref files) == 3)
                cancellation.Cancel();
            return File.Create(path);
        });
        Assert.Throws<OperationCanceledException>(() => writer.Write(Earth(), Target, cancellationToken: cancellation.Token));
        Assert.HasCount(0, Directory.GetFileSystemEntries(_parent));
    }

    [TestMethod]
    public void Progress_ends_at_the_number_of_photos()
    {
        var reports = new Reports();
        Writer().Write(Earth(), Target, progress: reports);
        Assert.AreEqual(new SyntheticEarthProgress(6, 6), reports.Last);
    }

    [TestMethod]
    public void Wrong_options_are_named_in_one_message()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => Writer().Write(Earth(), Target, new() { JpegQuality = 0, Threads = -1 }));
        Assert.AreEqual("SyntheticEarthWriterOptions: JpegQuality is 0, it must be 1 to 100. Threads is -1, it must be at least 0.", error.Message);
    }

    private static SyntheticEarthWriter Writer() => new(new SkiaImageCodec());

    private static SyntheticEarth Earth(int seed = 1)
    {
        var places = from country in (string[])["FR", "JP"]
                     from town in Enumerable.Range(0, 4)
                     let coordinate = new GeoCoordinate(country == "FR" ? 46 + town : -20 - town, country == "FR" ? 2 : -70)
                     select new SyntheticPlace($"{country}{town}", "Town", coordinate, 1000, country, "Land, \"the\" first", country + "-1", "Region");
        var options = new SyntheticEarthOptions
        {
            Countries = ["FR", "JP"],
            PhotosPerCountry = 2,
            HeldOutPhotosPerCountry = 1,
            RegionsPerCountry = 1,
            PopularPlacesPerRegion = 1,
            OtherPlacesPerRegion = 1,
            HeldOutPlacesPerRegion = 1,
            ImageSize = 64,
            Seed = seed,
        };
        return SyntheticEarth.Create(options, new SyntheticPlaceList("hand-made", [.. places]));
    }

    private sealed class Reports : IProgress<SyntheticEarthProgress>
    {
        public SyntheticEarthProgress Last { get; private set; }

        public void Report(SyntheticEarthProgress value)
        {
            lock (this)
            {
                if (value.Written > Last.Written)
                    Last = value;
            }
        }
    }

    private sealed class FullDisk : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device");
    }
}
