using NetTopologySuite.Geometries;
using SemGeo.Geocoding.Embedded;
using SemGeo.Geography;

namespace SemGeo.Reports.Maps;

/// <summary>The countries below what a map shows. For one thread.</summary>
internal sealed class Basemap(Gazetteer gazetteer)
{
    private const string Country = "country", Place = "place";
    private const double FinestTolerance = 0.001, CoarsestTolerance = 1;

    // Maps of like scale share their borders: making them simplifies those of the whole earth.
    private const double ScaleStep = 2;

    private readonly Dictionary<double, Geometry[]> _countries = [];

    /// <summary>The path of all land, with the borders of countries.</summary>
    public string PathOf(MapView view) => string.Concat(CountriesFor(view).Select(country => SvgPath.Of(view, country)));

    /// <summary>The path of the earth's rim on a map of the whole earth.</summary>
    public static string RimOf(MapView world)
    {
        const int step = 3;
        var east = Enumerable.Range(0, 180 / step + 1).Select(i => new GeoCoordinate(90 - step * i, 180));
        var west = Enumerable.Range(0, 180 / step + 1).Select(i => new GeoCoordinate(step * i - 90, -180));
        return SvgPath.Of([.. east.Concat(west).Select(world.Place)]);
    }

    private Geometry[] CountriesFor(MapView view)
    {
        var steps = Math.Floor(Math.Log(view.Tolerance / FinestTolerance, ScaleStep));
        var tolerance = Math.Clamp(FinestTolerance * Math.Pow(ScaleStep, steps), FinestTolerance, CoarsestTolerance);
        if (!_countries.TryGetValue(tolerance, out var countries))
        {
            var borders = gazetteer.SimplifyBorders(tolerance);
            _countries[tolerance] = countries =
            [
                .. borders.All.TakeWhile(location => location.Class != Place).Where(location => location.Class == Country).Select(country => borders.GeometryOf(country.Id)).OfType<Geometry>(),
            ];
        }

        return countries;
    }
}
