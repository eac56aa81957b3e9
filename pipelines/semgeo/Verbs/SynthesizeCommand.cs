using System.CommandLine;
using System.Globalization;
using SemGeo.Geocoding.Embedded;
using SemGeo.Imaging;
using SemGeo.Pipelines.CommandLine;
using SemGeo.Pipelines.Output;
using SemGeo.Synthetic;
using SemGeo.Synthetic.Writing;

namespace SemGeo.Pipelines.Verbs;

/// <summary><c>semgeo synthesize</c>: draws Synthetic Earth, the embedded data.</summary>
internal static class SynthesizeCommand
{
    public static Command Create()
    {
        var (config, set) = (CommonOptions.Config(), CommonOptions.Set());
        var output = new Option<string>("--output", "-o") { Description = "The folder to write photos, masks and tables to.", Required = true };
        var command = new Command("synthesize", "Draws small photos of real places, with masks and tables, to train and test with.") { output, config, set };
        command.SetAction((arguments, cancellation) =>
        {
            Run(arguments.GetRequiredValue(output), CommonOptions.Read(arguments, config, set).Synthesize, cancellation);
            return Task.FromResult(0);
        });
        return command;
    }

    /// <summary>Draws a set, unless the folder holds the same one already.</summary>
    public static SyntheticEarthFolder Run(string folder, SyntheticEarthOptions options, CancellationToken cancellation)
    {
        var earth = SyntheticEarth.Create(options, new GazetteerPlaceSource(Gazetteer.LoadEmbedded()));
        var writer = new SyntheticEarthWriter(new SkiaImageCodec());
        var started = TimeProvider.System.GetTimestamp();
        // It takes seconds: without a terminal nothing is shown.
        var written = ConsoleProgress.Run<SyntheticEarthProgress, SyntheticEarthFolder>(
            new ConsoleProgressOptions("drawing photos") { Interval = null }, (value, _) => new ProgressLine("drawing photos", (double)value.Written / value.Total), progress => writer.Write(earth, folder, null, progress, cancellation));
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        var heldOut = earth.Photos.Count(photo => photo.IsHeldOut);
        var countries = earth.Photos.Select(photo => photo.Place.CountryCode).Distinct().Count();
        var how = written.WasReused ? "found as drawn before" : string.Create(CultureInfo.InvariantCulture, $"drawn in {seconds:0.0} s, {earth.Photos.Count / seconds:0} photos/s");
        Console.WriteLine($"{earth.Photos.Count - heldOut} training and {heldOut} held-out photos of {countries} countries, {how}: {folder}");
        return written;
    }
}
