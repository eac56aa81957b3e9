using SemGeo.Geocoding.Embedded;
using SemGeo.Geography;
using SemGeo.Imaging.Files;
using SemGeo.Locations;
using SemGeo.Partitioning;
using SemGeo.Partitioning.AdaptiveS2;
using SemGeo.Synthetic;

namespace SemGeo.Experiments.Partitionings;

/// <summary>The photos of a comparison, never encoded, and the partitionings of the training photos.</summary>
/// <param name="Training">The training photos.</param>
/// <param name="HeldOut">The others.</param>
/// <param name="Partitionings">What is compared: the semantic one first.</param>
internal sealed record ComparisonPhotos(IReadOnlyList<ComparisonPhotos.Photo> Training, IReadOnlyList<ComparisonPhotos.Photo> HeldOut, IReadOnlyList<ComparedPartitioning> Partitionings)
{
    /// <summary>A photo with its position and address.</summary>
    public sealed record Photo(string Id, RgbImage Image, GeoCoordinate Coordinate, Address Address);

    /// <summary>Draws the photos, geocodes and divides the earth both ways.</summary>
    public static ComparisonPhotos Draw(PartitioningComparisonOptions options, Gazetteer gazetteer)
    {
        var earth = SyntheticEarth.Create(
            new SyntheticEarthOptions
            {
                CountryCount = options.Countries,
                PhotosPerCountry = options.TrainingPhotos,
                HeldOutPhotosPerCountry = options.HeldOutPhotos,
                ImageSize = options.ImageSize,
                Seed = options.PhotoSeed,
            },
            new GazetteerPlaceSource(gazetteer));
        var geocoder = new GazetteerGeocoder(gazetteer);
        var drawn = earth.Photos.AsParallel().AsOrdered().WithDegreeOfParallelism(options.ThreadCount)
            .Select(photo => (photo.IsHeldOut, Photo: new Photo(photo.Id, earth.Render(photo.Index).Image, photo.Coordinate, geocoder.Geocode(photo.Coordinate)))).ToArray();
        var training = drawn.Where(d => !d.IsHeldOut).Select(d => d.Photo).ToArray();
        var semantic = Semantic(options, geocoder, training);

        // "More than" for S2 cells, "at least" for places: one less means the same number of photos.
        var s2 = AdaptiveS2Partitioning.Build(
            [.. training.Select(photo => photo.Coordinate)], new AdaptiveS2Options { MinImages = options.MinImages - 1, Classes = [.. semantic.Levels.Select(level => level.Cells.Count)] });
        return new ComparisonPhotos(training, [.. drawn.Where(d => d.IsHeldOut).Select(d => d.Photo)], [new("SemP", semantic), new("S2", s2)]);
    }

    private static PartitioningSet Semantic(PartitioningComparisonOptions options, GazetteerGeocoder geocoder, Photo[] photos)
    {
        var builder = new PartitioningSetBuilder(geocoder.Source);
        foreach (var photo in photos)
            builder.Add(photo.Address, photo.Coordinate);
        return builder.Build(new PartitioningOptions { MinImages = options.MinImages, Thresholds = options.Thresholds }, geocoder.Locations);
    }
}

/// <summary>One of the ways to divide the earth that are compared.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Set">Its levels.</param>
internal sealed record ComparedPartitioning(string Name, PartitioningSet Set)
{
    /// <summary>A photo's class at each level, fine to coarse; -1 where it has none.</summary>
    public int[] LabelsOf(ComparisonPhotos.Photo photo)
    {
        var location = Set.IsLabelledByCoordinate ? Set.LocationOf(photo.Coordinate) : Set.LocationOf(photo.Address);
        return [.. Set.Levels.Select(level => location < 0 ? -1 : level.ClassOf(location))];
    }

    /// <summary>The best prediction of the finest level: the coordinate of the cell that is nearest to the photo, whether it holds it or not.</summary>
    public GeoCoordinate BestAnswerOf(ComparisonPhotos.Photo photo) => Set.Finest.Cells.Select(cell => cell.Coordinate).MinBy(coordinate => GreatCircle.DistanceKm(photo.Coordinate, coordinate));
}
