using SemGeo.Geocoding.Embedded;
using SemGeo.Imaging;
using SemGeo.Synthetic;
using SemGeo.Synthetic.Writing;

namespace SemGeo.ML.Tests;

/// <summary>A few synthetic photos of three countries on disk, drawn once for all tests and removed afterwards.</summary>
[TestClass]
public sealed class SyntheticCollection
{
    private static readonly Lazy<SyntheticEarthFolder> Drawn = new(Draw);

    /// <summary>The table of the training photos.</summary>
    public static string Table => Drawn.Value.TrainCsv;

    /// <summary>The folder of everything; photos lie below it.</summary>
    public static string Folder => Drawn.Value.Path;

    [AssemblyCleanup]
    public static void Remove()
    {
        if (Drawn.IsValueCreated)
            Directory.Delete(Drawn.Value.Path, recursive: true);
    }

    private static SyntheticEarthFolder Draw()
    {
        var options = new SyntheticEarthOptions
        {
            Countries = ["FR", "JP", "BR"],
            PhotosPerCountry = 8,
            HeldOutPhotosPerCountry = 2,
            RegionsPerCountry = 1,
            PopularPlacesPerRegion = 1,
            OtherPlacesPerRegion = 1,
            HeldOutPlacesPerRegion = 1,
            ImageSize = 48,
        };
        var earth = SyntheticEarth.Create(options, new GazetteerPlaceSource(Gazetteer.LoadEmbedded()));
        var folder = Path.Combine(Path.GetTempPath(), $"semgeo-tests-{Guid.NewGuid():N}");
        return new SyntheticEarthWriter(new SkiaImageCodec()).Write(earth, folder);
    }
}
