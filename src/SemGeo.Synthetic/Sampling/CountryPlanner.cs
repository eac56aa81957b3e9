using SemGeo.Geography;

namespace SemGeo.Synthetic.Sampling;

/// <summary>
/// Chooses a country's regions and places:
/// (1) a region counts that has enough populous places for all three lists; (2) the most populous region is taken, then each time that one of the next most
/// populous which is farthest from those taken; (3) the popular places are the largest ones that are no districts of one another; (4) the others and the
/// held-out ones are drawn from the next largest.
/// </summary>
internal sealed class CountryPlanner(SyntheticEarthOptions options)
{
    /// <summary>Closer places than this are taken for parts of one town.</summary>
    private const double SameTownKm = 8;

    /// <summary>How many times more places than needed the random draw may choose from.</summary>
    private const int Breadth = 3;

    private readonly int _placesPerRegion = options.PopularPlacesPerRegion + options.OtherPlacesPerRegion
        + (options.HeldOutPhotosPerCountry > 0 ? options.HeldOutPlacesPerRegion : 0);

    /// <summary>Plans a country; null where it has too few regions with enough places.</summary>
    public CountryPlan? TryPlan(string countryCode, IEnumerable<SyntheticPlace> places)
    {
        var regions = places
            .Where(p => p.Admin1Id.Length > 0)
            .GroupBy(p => p.Admin1Id, StringComparer.Ordinal)
            .Where(g => g.Count() >= _placesPerRegion)
            .Select(g => g.OrderByDescending(p => p.Population).ThenBy(p => p.Id, StringComparer.Ordinal).ToList())
            .OrderByDescending(r => r.Sum(p => p.Population))
            .ThenBy(r => r[0].Admin1Id, StringComparer.Ordinal)
            .ToList();
        if (regions.Count < options.RegionsPerCountry)
            return null;

        var plans = Spread(regions).Select(PlanRegion).ToList();
        return new CountryPlan(countryCode, plans);
    }

    private List<List<SyntheticPlace>> Spread(List<List<SyntheticPlace>> regions)
    {
        var candidates = regions.Take(Breadth * options.RegionsPerCountry).ToList();
        var taken = new List<List<SyntheticPlace>> { candidates[0] };
        while (taken.Count < options.RegionsPerCountry)
        {
            var next = candidates.Except(taken).MaxBy(r => taken.Min(t => GreatCircle.DistanceKm(t[0].Coordinate, r[0].Coordinate)))!;
            taken.Add(next);
        }

        return taken;
    }

    private RegionPlan PlanRegion(List<SyntheticPlace> places)
    {
        var popular = new List<SyntheticPlace>();
        foreach (var place in places)
        {
            if (popular.Count < options.PopularPlacesPerRegion && popular.All(p => GreatCircle.DistanceKm(p.Coordinate, place.Coordinate) >= SameTownKm))
                popular.Add(place);
        }

        // A region that is a single town has no second one: its districts must do.
        popular.AddRange(places.Except(popular).Take(options.PopularPlacesPerRegion - popular.Count).ToList());
        var rest = places.Except(popular).Take(Breadth * _placesPerRegion).ToArray();
        var random = SeededRandom.For((ulong)options.Seed, "places:" + places[0].Admin1Id);
        random.Shuffle(rest.AsSpan());
        var others = rest.Take(options.OtherPlacesPerRegion).ToList();
        var heldOut = rest.Skip(others.Count).Take(_placesPerRegion - popular.Count - others.Count).ToList();
        return new RegionPlan(popular, others, heldOut);
    }
}
