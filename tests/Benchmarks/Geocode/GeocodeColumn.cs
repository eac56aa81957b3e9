using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Benchmarks.Framework;
using SemGeo.Geography;
using SemGeo.Locations;
using SemGeo.ML;
using SemGeo.ML.Geocoding;

namespace SemGeo.Benchmarks.Geocode;

/// <summary>The rate of the ReverseGeocode step: a cursor over its columns, read row by row as a trainer does.</summary>
internal static class GeocodeColumn
{
    private const int Rounds = 3;

    public static void Measure(IReverseGeocoder geocoder, GeoCoordinate[] coordinates)
    {
        var ml = new MLContext();
        var input = ml.Data.LoadFromEnumerable(Array.ConvertAll(coordinates, coordinate => new Position { Latitude = coordinate.Latitude, Longitude = coordinate.Longitude }));
        var view = ml.Geolocation.ReverseGeocode(new ReverseGeocodeOptions(), geocoder).Fit(input).Transform(input);
        Console.WriteLine("the Address column of an IDataView:");
        AlternatingRunner.Run(Rounds, coordinates.Length, "rows/s", () => ReadIds(view), baseline: null);
        Console.WriteLine("the AddressText column of an IDataView:");
        AlternatingRunner.Run(Rounds, coordinates.Length, "rows/s", () => ReadText(view), baseline: null);
    }

    private static void ReadIds(IDataView view)
    {
        var column = view.Schema["Address"];
        using var cursor = view.GetRowCursor([column]);
        var getter = cursor.GetGetter<VBuffer<ReadOnlyMemory<char>>>(column);
        VBuffer<ReadOnlyMemory<char>> ids = default;
        while (cursor.MoveNext())
            getter(ref ids);
    }

    private static void ReadText(IDataView view)
    {
        var column = view.Schema["AddressText"];
        using var cursor = view.GetRowCursor([column]);
        var getter = cursor.GetGetter<ReadOnlyMemory<char>>(column);
        ReadOnlyMemory<char> text = default;
        while (cursor.MoveNext())
            getter(ref text);
    }

    private sealed class Position
    {
        public double Latitude { get; set; }

        public double Longitude { get; set; }
    }
}
