using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using SemGeo.GazetteerBuild.Sources;
using SemGeo.Geography;

namespace SemGeo.GazetteerBuild.Areas;

/// <summary>
/// Finds the city of each section of a city (PPLX), which GeoNames does not say: of the larger places of the same area whose
/// extent can reach the section, the one with the strongest pull, population / (distance + 2 km)^2. A city of P people reaches
/// 0.02 km * sqrt(P) and 3 km at least: 20 km for a million.
/// </summary>
internal static class SectionCities
{
    private const double KmPerRootOfPopulation = 0.02;
    private const double LeastReachKm = 3;
    private const double LargestReachDegrees = 1.5;
    private const double SofteningKm = 2;

    public static Dictionary<SourcePlace, SourcePlace> Find(IReadOnlyDictionary<SourcePlace, Area> areas)
    {
        var tree = new STRtree<SourcePlace>();
        foreach (var place in areas.Keys.Where(place => !place.IsSection && place.Population > 0))
            tree.Insert(new Envelope(new Coordinate(place.Longitude, place.Latitude)), place);
        var cities = new Dictionary<SourcePlace, SourcePlace>();
        foreach (var section in areas.Keys.Where(place => place.IsSection))
        {
            var around = new Envelope(new Coordinate(section.Longitude, section.Latitude));
            around.ExpandBy(LargestReachDegrees);
            var city = tree.Query(around)
                .Where(place => areas[place] == areas[section] && place.Population > section.Population)
                .Select(place => (Place: place, Km: GreatCircle.DistanceKm(new(place.Latitude, place.Longitude), new(section.Latitude, section.Longitude))))
                .Where(candidate => candidate.Km <= Math.Max(LeastReachKm, KmPerRootOfPopulation * Math.Sqrt(candidate.Place.Population)))
                .OrderByDescending(candidate => candidate.Place.Population / ((candidate.Km + SofteningKm) * (candidate.Km + SofteningKm)))
                .ThenBy(candidate => candidate.Place.Id)
                .FirstOrDefault().Place;
            if (city is not null)
                cities[section] = city;
        }

        return cities;
    }
}
