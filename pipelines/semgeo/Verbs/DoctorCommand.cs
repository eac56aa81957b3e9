using System.CommandLine;
using System.Globalization;
using Microsoft.ML;
using SemGeo.Imaging;
using SemGeo.Imaging.Files;
using SemGeo.ML;
using SemGeo.ML.Collections;
using SemGeo.Pipelines.CommandLine;
using SemGeo.Pipelines.Doctor;
using SemGeo.Pipelines.Input;
using SemGeo.Vision.Devices;

namespace SemGeo.Pipelines.Verbs;

/// <summary><c>semgeo doctor</c>: what this machine has, and whether it works. Exits with 1 when something does not.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Says which ML.NET, libtorch, GPUs, precisions and native libraries are used, why a GPU is not and what to install, and tries each of them.");
        command.SetAction(_ => Run());
        return command;
    }

    private static int Run()
    {
        foreach (var line in NativeLibraries.Lines().Concat(TorchLibrary.WhyUnavailable is null ? MachineReport.Lines() : []))
            Console.WriteLine(line);
        (string Name, Action Check)[] checks = [("native libraries", NativeLibraries.Check), ("tensors and gradients", TorchEnvironment.Check), ("image decoding", CheckImages), ("geocoding, saving and loading a model", CheckModel)];
        var failed = checks.Count(check => !Passes(check.Name, check.Check));
        Console.WriteLine(failed == 0 ? "doctor: all is well" : string.Create(CultureInfo.InvariantCulture, $"doctor: {failed} of {checks.Length} checks failed"));
        return failed == 0 ? 0 : CommandRunner.Failed;
    }

    private static bool Passes(string name, Action check)
    {
        try
        {
            check();
            Console.WriteLine($"  ok      {name}");
            return true;
        }
        catch (Exception e)
        {
            // Whatever goes wrong is what the doctor was asked for.
            Console.WriteLine($"  failed  {name}: {Context.Innermost(e).Message}");
            return false;
        }
    }

    private static void CheckImages()
    {
        var image = new RgbImage(16, 16, [.. Enumerable.Repeat(new byte[] { 200, 100, 50 }, 16 * 16).SelectMany(pixel => pixel)]);
        var encoded = new SkiaImageCodec().EncodeJpeg(image);
        var decoded = new SkiaImageCodec().Decode(encoded);
        if (decoded.Width != 16 || decoded.Height != 16 || decoded.Pixels.Where((value, i) => Math.Abs(value - image.Pixels[i]) > 8).Any())
            throw new InvalidOperationException("A JPEG of one colour came back with another size or colour.");
    }

    private static void CheckModel()
    {
        var folder = Directory.CreateTempSubdirectory("semgeo-doctor-");
        try
        {
            var ml = new MLContext();
            var photos = ml.Geolocation.LoadFromPhotos([new Photo { Id = "Eiffel Tower", Latitude = 48.8584, Longitude = 2.2945 }]);
            var path = Path.Combine(folder.FullName, "model.zip");
            ml.Model.Save(ml.Geolocation.ReverseGeocode().Fit(photos), photos.Schema, path);
            var loaded = new MLContext().UseSemGeo().Model.Load(path, out _);
            var address = ml.Data.CreateEnumerable<Geocoded>(loaded.Transform(photos), reuseRowObject: false).Single().AddressText;
            if (!address.Contains("France", StringComparison.Ordinal))
                throw new InvalidOperationException($"The Eiffel Tower was found in '{address}'.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed class Geocoded
    {
        public string AddressText { get; set; } = "";
    }
}
