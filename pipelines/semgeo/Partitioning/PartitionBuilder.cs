using System.Globalization;
using System.Runtime.InteropServices;
using SemGeo.Geocoding.Embedded;
using SemGeo.Geography;
using SemGeo.Locations;
using SemGeo.Partitioning;
using SemGeo.Partitioning.AdaptiveS2;
using SemGeo.Partitioning.Combinatorial;
using SemGeo.Partitioning.Countries;
using SemGeo.Pipelines.Input;
using SemGeo.Pipelines.Output;
using SemGeo.Reports.Mapping;

namespace SemGeo.Pipelines.Partitioning;

/// <summary>Builds the partitioning of a collection, by any scheme, and collects the hulls of its photos.</summary>
internal sealed class PartitionBuilder(PartitionRequest request, PhotoPositions photos, IReverseGeocoder? geocoder, GeocoderSource source, LocationTable locations, CancellationToken cancellation)
{
    // The published limits are 50 and 1,000 photos.
    private const int LimitToLeast = 20;

    private static readonly TimeSpan CountInterval = TimeSpan.FromSeconds(15);

    public PartitioningSet Build() => request.Scheme == PartitionRequest.SemP ? BuildSemantic() : BuildByCoordinate();

    /// <summary>The hulls of the photos, in a second pass.</summary>
    public PhotoHulls HullsOf(PartitioningSet set)
    {
        var hulls = new PhotoHulls();
        return Count("outlines", progress =>
        {
            if (set.IsLabelledByCoordinate)
            {
                foreach (var coordinate in photos.Read(progress, cancellation))
                    hulls.Add(set.LocationOf(coordinate), coordinate);
            }
            else
            {
                photos.Visit(geocoder, (address, coordinate) => hulls.Add(LocationOf(set.Hierarchy, address), coordinate), progress, cancellation);
            }

            return hulls;
        });
    }

    private static int LocationOf(LocationHierarchy hierarchy, ReadOnlySpan<string> address)
    {
        foreach (var id in address)
        {
            if (hierarchy.IndexOf(id) is >= 0 and var location)
                return location;
        }

        return -1;
    }

    private PartitioningSet BuildSemantic()
    {
        var builder = Count("geocoding", progress =>
        {
            var made = new PartitioningSetBuilder(source);
            photos.Visit(geocoder, (address, coordinate) => made.Add(address, coordinate), progress, cancellation);
            return made;
        });
        var scaled = ThresholdScaling.Semantic(builder.ImageCount);
        var options = request.Thresholds == PartitionRequest.Automatic ? scaled : request.Config.Partitioning;
        options.AreasOnly |= request.AreasOnly;
        if (Numbers() is { } thresholds)
        {
            options.Thresholds = thresholds;
            options.MinImages = Math.Min(options.MinImages, thresholds[0]);
        }

        options.MinImages = request.MinImages ?? options.MinImages;
        return Explained(() => builder.Build(options, locations), $"MinImages {scaled.MinImages} and thresholds {Joined(scaled.Thresholds)}", builder.ImageCount);
    }

    private PartitioningSet BuildByCoordinate()
    {
        var coordinates = Count("reading", progress => photos.Read(progress, cancellation).ToList());
        var all = CollectionsMarshal.AsSpan(coordinates).ToArray();
        var (isAutomatic, config) = (request.Thresholds == PartitionRequest.Automatic, request.Config);
        return request.Scheme switch
        {
            PartitionRequest.S2 => BuildS2(all, isAutomatic ? ThresholdScaling.S2(all.Length) : config.S2),
            PartitionRequest.Countries => BuildCountries(all, isAutomatic ? ThresholdScaling.Countries(all.Length) : config.Countries),
            _ => BuildCombinatorial(all, isAutomatic ? ThresholdScaling.Combinatorial(all.Length) : config.Cplanet),
        };
    }

    private PartitioningSet BuildS2(GeoCoordinate[] coordinates, AdaptiveS2Options options)
    {
        if (Numbers() is { } limits)
        {
            options.MaxImages = limits;
            options.MinImages = Math.Min(options.MinImages, Math.Max(1, limits[0] / LimitToLeast));
        }

        options.MinImages = request.MinImages ?? options.MinImages;
        var scaled = ThresholdScaling.S2(coordinates.Length);
        return Explained(() => AdaptiveS2Partitioning.Build(coordinates, options), $"MinImages {scaled.MinImages} and MaxImages {Joined(scaled.MaxImages)}", coordinates.Length);
    }

    private PartitioningSet BuildCountries(GeoCoordinate[] coordinates, CountryPartitioningOptions options)
    {
        if (Numbers() is { } numbers)
            options.MinImages = numbers is [var one] ? one : throw new ArgumentException($"--thresholds {request.Thresholds}: countries have one level and take one number.");
        options.MinImages = request.MinImages ?? options.MinImages;
        return Explained(() => CountryPartitioning.Build(coordinates, Gazetteer.LoadCountryBorders(), options), $"MinImages {ThresholdScaling.Countries(coordinates.Length).MinImages}", coordinates.Length);
    }

    private PartitioningSet BuildCombinatorial(GeoCoordinate[] coordinates, CombinatorialPartitioningOptions options)
    {
        if (Numbers() is { } classes)
        {
            if (classes.Length != 1 && classes.Length != options.Sets.Count)
                throw new ArgumentException($"--thresholds {request.Thresholds}: CPlaNet takes the number of classes, one for all {options.Sets.Count} sets or one for each.");
            for (var i = 0; i < options.Sets.Count; i++)
                options.Sets[i].Classes = classes[classes.Length == 1 ? 0 : i];
        }

        options.MinImagesPerAtom = request.MinImages ?? options.MinImagesPerAtom;
        return Explained(() => CombinatorialPartitioning.Build(coordinates, options), $"{ThresholdScaling.Combinatorial(coordinates.Length).Sets[0].Classes} classes a set", coordinates.Length);
    }

    private int[]? Numbers()
    {
        if (request.Thresholds is null or PartitionRequest.Automatic)
            return null;
        var texts = request.Thresholds.Split(',', StringSplitOptions.TrimEntries);
        var numbers = new int[texts.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            if (!int.TryParse(texts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
                throw new ArgumentException($"--thresholds {request.Thresholds}: give whole numbers, fine to coarse, such as 100,125,250, or 'auto'.");
        }

        return numbers;
    }

    /// <summary>Says what smaller thresholds would do where the paper's leave nothing.</summary>
    private PartitioningSet Explained(Func<PartitioningSet> build, string scaled, long images)
    {
        try
        {
            return build();
        }
        catch (PartitioningException e) when (request.Thresholds is null && images > 0 && images < ThresholdScaling.PaperImages)
        {
            throw new PartitioningException(string.Create(CultureInfo.InvariantCulture, $"{e.Message} The defaults are the paper's, for {ThresholdScaling.PaperImages:n0} photos; '--thresholds auto' scales them to these {images:n0}: {scaled}."), e);
        }
    }

    private static T Count<T>(string what, Func<Action<long>, T> work) => ConsoleProgress.Run<long, T>(
        new ConsoleProgressOptions(what) { Interval = CountInterval, IsCount = true },
        (read, _) => new ProgressLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {read:n0} photos")),
        progress => work(progress.Report));

    private static string Joined(IEnumerable<int> numbers) => string.Join(", ", numbers);
}
