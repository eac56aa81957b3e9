using System.Text;
using SemGeo.Geocoding;
using SemGeo.Geography;
using SemGeo.Tables;

namespace SemGeo.Pipelines.Pages;

/// <summary>A row of a file of scores or concepts. Valid until the next one.</summary>
internal sealed class ScoreRow
{
    private readonly string _place;
    private readonly bool _decimalComma;

    private ScoreRow(string path, string place, Func<string, string> text, bool decimalComma) => (_place, Text, _decimalComma) = ($"'{path}', {place}", text, decimalComma);

    /// <summary>A value by its name; empty where it has none.</summary>
    public Func<string, string> Text { get; }

    /// <summary>Where the photo was taken; missing where that is not known.</summary>
    public GeoCoordinate Truth { get; private init; }

    /// <summary>A row of a table, which counts true positions by itself.</summary>
    public static ScoreRow OfTable(string path, CoordinateTable table, Func<string, string> text) => new(path, table.Place, text, table.ReadsDecimalCommas) { Truth = table.Coordinate };

    /// <summary>A line of JSON.</summary>
    public static ScoreRow OfJson(string path, string place, Func<string, string> text)
    {
        var row = new ScoreRow(path, place, text, decimalComma: false);
        var truth = new GeoCoordinate(row.Number("latitude"), row.Number("longitude"));
        return new ScoreRow(path, place, text, decimalComma: false) { Truth = truth.IsValid ? truth : GeoCoordinate.Missing };
    }

    /// <summary>A number; NaN where it is absent.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public double Number(string name)
    {
        var text = Text(name);
        return TableNumber.Read(Encoding.UTF8.GetBytes(text), _decimalComma, out var number) != TableNumberKind.Unreadable
            ? number
            : throw new InvalidDataException($"{_place}: '{name}' is '{text}', which is no number. A spreadsheet may have changed it: give the file as 'semgeo' wrote it, or save it with decimal points.");
    }

    /// <summary>Where the photo was predicted; missing where it was not.</summary>
    /// <exception cref="InvalidDataException">That is nowhere on the earth.</exception>
    public GeoCoordinate Prediction()
    {
        var prediction = new GeoCoordinate(Number("predictedLatitude"), Number("predictedLongitude"));
        if (prediction.IsMissing)
            return GeoCoordinate.Missing;
        return prediction.IsValid
            ? prediction
            : throw new InvalidDataException($"{_place}: the prediction {Text("predictedLatitude")}, {Text("predictedLongitude")} is not on the earth. A spreadsheet may have changed it: give the file as 'semgeo' wrote it.");
    }
}
