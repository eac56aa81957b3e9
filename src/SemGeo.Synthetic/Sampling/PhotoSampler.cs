using SemGeo.Geography;

namespace SemGeo.Synthetic.Sampling;

/// <summary>Turns options and places into the list of photos: exact numbers per country, places disjoint between the two parts.</summary>
internal sealed class PhotoSampler(SyntheticEarthOptions options, IReadOnlyList<SyntheticPlace> places)
{
    /// <summary>The share of the way to the nearest other place that a photo may be off its own, so that its own stays the nearest.</summary>
    private const double JitterShare = 0.45;

    private const double KmPerDegree = 111.195;

    private readonly NeighbourDistance _neighbours = new(places);

    /// <exception cref="SyntheticEarthException">There are too few countries, regions or places.</exception>
    public SyntheticPhoto[] Sample()
    {
        var plans = PlanCountries();
        var training = Interleave(plans.Select(p => TrainingPlaces(p)).ToList());
        var heldOut = Interleave(plans.Select(p => HeldOutPlaces(p)).ToList());
        var photos = training.Select((p, i) => Photo(i, p, isHeldOut: false))
            .Concat(heldOut.Select((p, i) => Photo(training.Count + i, p, isHeldOut: true)))
            .ToArray();
        if (options.ShuffleLabelsSeed is { } seed)
        {
            ShuffleLabels(photos.AsSpan(0, training.Count), SeededRandom.For((ulong)seed, "training labels"));
            ShuffleLabels(photos.AsSpan(training.Count), SeededRandom.For((ulong)seed, "held-out labels"));
        }

        return photos;
    }

    private List<CountryPlan> PlanCountries()
    {
        var planner = new CountryPlanner(options);
        var byCountry = places.ToLookup(p => p.CountryCode, StringComparer.Ordinal);
        var need = $"{options.RegionsPerCountry} admin-1 regions with {options.PopularPlacesPerRegion} popular, {options.OtherPlacesPerRegion} other and "
            + $"{options.HeldOutPlacesPerRegion} held-out places each";
        if (options.Countries.Count > 0)
        {
            return options.Countries
                .Select(c => planner.TryPlan(c, byCountry[c])
                    ?? throw new SyntheticEarthException(
                        $"Country '{c}' has {byCountry[c].Count()} places, but not {need}: leave it out of Countries, or ask for fewer."))
                .ToList();
        }

        var order = WellSpreadCountries.All.ToArray()
            .Concat(byCountry.OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key))
            .Distinct();
        var plans = order.Select(c => planner.TryPlan(c, byCountry[c])).OfType<CountryPlan>().Take(options.CountryCount).ToList();
        return plans.Count == options.CountryCount
            ? plans
            : throw new SyntheticEarthException(
                $"{options.CountryCount} countries were asked for, but only {plans.Count} of {byCountry.Count} have {need}: lower CountryCount, or ask for fewer places.");
    }

    private List<SyntheticPlace> TrainingPlaces(CountryPlan plan)
    {
        var all = new List<SyntheticPlace>(options.PhotosPerCountry);
        for (var r = 0; r < plan.Regions.Count; r++)
        {
            var region = plan.Regions[r];
            var count = Share(options.PhotosPerCountry, plan.Regions.Count, r);
            var popular = region.Others.Count == 0 ? count : (int)Math.Round(count * options.PopularShare);
            for (var i = 0; i < count; i++)
                all.Add(i < popular ? region.Popular[i % region.Popular.Count] : region.Others[(i - popular) % region.Others.Count]);
        }

        return Shuffled(all, "training:" + plan.CountryCode);
    }

    private List<SyntheticPlace> HeldOutPlaces(CountryPlan plan)
    {
        var all = new List<SyntheticPlace>(options.HeldOutPhotosPerCountry);
        for (var r = 0; r < plan.Regions.Count; r++)
        {
            var region = plan.Regions[r].HeldOut;
            for (var i = 0; i < Share(options.HeldOutPhotosPerCountry, plan.Regions.Count, r); i++)
                all.Add(region[i % region.Count]);
        }

        return Shuffled(all, "held-out:" + plan.CountryCode);
    }

    private static int Share(int total, int parts, int part) => total / parts + (part < total % parts ? 1 : 0);

    private List<SyntheticPlace> Shuffled(List<SyntheticPlace> items, string stream)
    {
        var array = items.ToArray();
        SeededRandom.For((ulong)options.Seed, stream).Shuffle(array.AsSpan());
        return [.. array];
    }

    /// <summary>One of each country in turn, so that the first photos of a set are a small set themselves.</summary>
    private static List<SyntheticPlace> Interleave(List<List<SyntheticPlace>> countries)
    {
        var longest = countries.Max(c => c.Count);
        return [.. Enumerable.Range(0, longest).SelectMany(i => countries.Where(c => i < c.Count).Select(c => c[i]))];
    }

    private SyntheticPhoto Photo(int index, SyntheticPlace place, bool isHeldOut)
    {
        var random = SeededRandom.For((ulong)options.Seed, (ulong)index);
        var radiusKm = Math.Min(options.JitterKm, JitterShare * _neighbours.Of(place));
        var offset = random.InDisk() * (float)(radiusKm / KmPerDegree);
        var latitude = Math.Clamp(place.Coordinate.Latitude + offset.Y, -90, 90);
        var longitude = place.Coordinate.Longitude + offset.X / Math.Max(0.01, Math.Cos(place.Coordinate.Latitude * Math.PI / 180));
        var coordinate = new GeoCoordinate(Math.Round(latitude, 6), Math.Round(Math.IEEERemainder(longitude, 360), 6));
        return new SyntheticPhoto
        {
            Index = index,
            Id = $"earth-{index:D6}",
            IsHeldOut = isHeldOut,
            Place = place,
            Coordinate = coordinate,
            DrawnPlace = place,
            DrawnCoordinate = coordinate,
            TakenAt = CaptureTime.Draw(ref random, coordinate.Latitude),
        };
    }

    private static void ShuffleLabels(Span<SyntheticPhoto> photos, SeededRandom random)
    {
        var labels = new (SyntheticPlace Place, GeoCoordinate Coordinate)[photos.Length];
        for (var i = 0; i < photos.Length; i++)
            labels[i] = (photos[i].Place, photos[i].Coordinate);
        random.Shuffle(labels.AsSpan());
        for (var i = 0; i < photos.Length; i++)
            photos[i] = photos[i] with { Place = labels[i].Place, Coordinate = labels[i].Coordinate };
    }
}
