using System.Globalization;
using System.Net;
using SemGeo.Geography;

namespace SemGeo.Reports.Html;

/// <summary>Words and numbers as pages show them.</summary>
internal static class Text
{
    private const string Unknown = "unknown";

    /// <summary>A text that may hold anything, for an element or an attribute in double quotes.</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A share of 1 in percent, with the digits that matter.</summary>
    public static string Percent(double share) => double.IsNaN(share) ? "–"
        : share is > 0 and < 0.0005 ? "&lt;\u202f0.1\u202f%"
        : string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0}\u202f%");

    /// <summary>A distance.</summary>
    public static string Kilometres(double km) => !double.IsFinite(km) ? Unknown : string.Create(CultureInfo.InvariantCulture, $"{Digits(km)}\u202fkm");

    /// <summary>A number with two decimals.</summary>
    public static string Number(double value) => double.IsNaN(value) ? "–" : value.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>A count with thousands apart.</summary>
    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A position in degrees.</summary>
    public static string Position(GeoCoordinate position) => position.IsMissing ? Unknown
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(position.Latitude):0.000}°{(position.Latitude < 0 ? "S" : "N")} {Math.Abs(position.Longitude):0.000}°{(position.Longitude < 0 ? "W" : "E")}");

    /// <summary>A number for machines, in an attribute.</summary>
    public static string Invariant(double value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>An encoded picture as the address of itself.</summary>
    public static string DataUri(string type, ReadOnlySpan<byte> bytes) => $"data:{type};base64,{Convert.ToBase64String(bytes)}";

    private static string Digits(double km) => km switch
    {
        < 1 => km.ToString("0.00", CultureInfo.InvariantCulture),
        < 10 => km.ToString("0.#", CultureInfo.InvariantCulture),
        _ => km.ToString("#,0", CultureInfo.InvariantCulture),
    };
}
