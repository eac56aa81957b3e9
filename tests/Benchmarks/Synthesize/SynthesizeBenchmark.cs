using System.Diagnostics;
using System.Globalization;
using SemGeo.Benchmarks.Framework;
using SemGeo.Geocoding.Embedded;
using SemGeo.Imaging;
using SemGeo.Imaging.Files;
using SemGeo.Imaging.Masks;
using SemGeo.Synthetic;
using SemGeo.Synthetic.Writing;
using SemGeo.Testing;

namespace SemGeo.Benchmarks.Synthesize;

/// <summary>
/// Making a synthetic set on disk (photos with EXIF, masks) against only encoding and writing the same pixels, drawn before: the ratio says what share of the time
/// is not drawing.
/// </summary>
internal sealed class SynthesizeBenchmark : IBenchmark
{
    private const int RoundsOfSmall = 3;
    private const int Rounds = 5;

    public string Name => "synthesize";

    public string Description => "drawing, encoding and writing 128x128 photos and masks against only encoding and writing them";

    public BenchmarkResult Run(bool small)
    {
        var options = new SyntheticEarthOptions { CountryCount = small ? 5 : 16 };
        var earth = SyntheticEarth.Create(options, new GazetteerPlaceSource(Gazetteer.LoadEmbedded()));
        var drawn = earth.Photos.Select(photo => earth.Render(photo.Index)).ToArray();
        var codec = new SkiaImageCodec();
        using var folder = new TemporaryFolder();
        var rounds = small ? RoundsOfSmall : Rounds;
        var before = ProcessorTime();
        for (var round = 0; round < rounds; round++)
            WriteSet(earth, codec, folder.Path);
        var seconds = (ProcessorTime() - before) / rounds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{earth.Photos.Count} photos; {earth.Photos.Count / seconds:0} photos in a second of processor time, one core"));
        return AlternatingRunner.Run(rounds, earth.Photos.Count, "photos/s", () => WriteSet(earth, codec, folder.Path), () => WriteDrawn(earth, drawn, codec, folder.Path));
    }

    private static void WriteSet(SyntheticEarth earth, IImageEncoder codec, string folder)
    {
        var target = Path.Combine(folder, "set");
        new SyntheticEarthWriter(codec).Write(earth, target);
        Directory.Delete(target, recursive: true);
    }

    private static double? WriteDrawn(SyntheticEarth earth, SyntheticRendering[] drawn, IImageEncoder codec, string folder)
    {
        var target = Directory.CreateDirectory(Path.Combine(folder, "drawn")).FullName;
        Parallel.For(0, drawn.Length, index =>
        {
            var photo = earth.Photos[index];
            var jpeg = ExifSegment.AddTo(codec.EncodeJpeg(drawn[index].Image), new ExifContent { Coordinate = photo.Coordinate, TakenAt = photo.TakenAt });
            File.WriteAllBytes(Path.Combine(target, photo.Id + ".jpg"), jpeg);
            File.WriteAllBytes(Path.Combine(target, photo.Id + ".png"), ConceptMaskPng.Encode(drawn[index].Mask));
        });
        Directory.Delete(target, recursive: true);
        return null;
    }

    private static double ProcessorTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds;
    }
}
