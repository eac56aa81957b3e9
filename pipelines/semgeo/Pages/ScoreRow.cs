using System.Text;
using SemGeo.Geography;
using SemGeo.Tables;

namespace SemGeo.Pipelines.Pages;

/// <summary>A row of a file of scores or concepts. Valid until the next one.</summary>
internal sealed class ScoreRow
{
    // Half the earth's girth, and what rounding adds.
    private const double FarthestKm = 20_020;

    // Sums of single precision.
    private const double LargestShare = 1.001;

    private readonly string _place;
    private readonly bool _decimalComma;

    private ScoreRow(string path, string place, Func<string, string> text, bool decimalComma) => (_place, Text, _decimalComma) = ($"'{path}', {place}", text, decimalComma);

    /// <summary>A value by its name; empty where it has none.</summary>
    public Func<string, string> Text { get; }

    /// <summary>Where the photo was taken; missing where that is not known.</summary>
    public GeoCoordinate Truth { get; private set; } = GeoCoordinate.Missing;

    /// <summary>A row of a table, which counts true positions by itself.</summary>
    public static ScoreRow OfTable(string path, CoordinateTable table, Func<string, string> text) => new(path, table.Place, text, table.ReadsDecimalCommas) { Truth = table.Coordinate };

    /// <summary>A line of JSON, or an object in one.</summary>
    public static ScoreRow OfJson(string path, long line, Func<string, string> text) => new(path, FormattableString.Invariant($"line {line}"), text, decimalComma: false);

    /// <summary>Reads where the photo was taken from a line of JSON.</summary>
    /// <exception cref="InvalidDataException">That is nowhere on the earth.</exception>
    public void ReadTruth() => Truth = Position("latitude", "longitude", "true position");

    /// <summary>A number; NaN where it is absent.</summary>
    /// <exception cref="InvalidDataException">It is none, or infinite.</exception>
    public double Number(string name)
    {
        var text = Text(name);
        return TableNumber.Read(Encoding.UTF8.GetBytes(text), _decimalComma, out var number) != TableNumberKind.Unreadable && !double.IsInfinity(number)
            ? number
            : throw new InvalidDataException($"{_place}: '{name}' is '{Shown(text)}', which is no number. A spreadsheet may have changed it: give the file as 'semgeo' wrote it, or save it with decimal points.");
    }

    /// <summary>A probability, 0 to 1; NaN where it is absent.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public double Share(string name) => Within(name, LargestShare, "a probability from 0 to 1");

    /// <summary>A distance; NaN where it is absent.</summary>
    /// <exception cref="InvalidDataException">It is none that two places on the earth have.</exception>
    public double Kilometers(string name) => Within(name, FarthestKm, "a distance on the earth in kilometers");

    /// <summary>The influence of a concept, 0 or more.</summary>
    /// <exception cref="InvalidDataException">It is none, or absent.</exception>
    public double Influence(string name) => Within(name, float.MaxValue, "an influence, 0 or more") is var influence && !double.IsNaN(influence)
        ? influence
        : throw new InvalidDataException($"{_place}: a concept has no '{name}'.");

    /// <summary>Where the photo was predicted; missing where it was not.</summary>
    /// <exception cref="InvalidDataException">That is nowhere on the earth.</exception>
    public GeoCoordinate Prediction() => Position("predictedLatitude", "predictedLongitude", "prediction");

    private GeoCoordinate Position(string latitude, string longitude, string what)
    {
        var position = new GeoCoordinate(Number(latitude), Number(longitude));
        if (position.IsMissing)
            return GeoCoordinate.Missing;
        return position.IsValid
            ? position
            : throw new InvalidDataException($"{_place}: the {what} {Shown(Text(latitude))}, {Shown(Text(longitude))} is not on the earth. A spreadsheet may have changed it: give the file as 'semgeo' wrote it.");
    }

    private double Within(string name, double most, string what) => Number(name) is var number && !(number < 0 || number > most)
        ? number
        : throw new InvalidDataException($"{_place}: '{name}' is '{Shown(Text(name))}', which is not {what}.");

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
