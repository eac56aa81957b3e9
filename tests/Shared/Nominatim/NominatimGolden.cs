using System.Globalization;
using System.Text.Json;
using SemGeo.Geography;

namespace SemGeo.Tests;

/// <summary>The frozen answers and addresses (Golden/nominatim).</summary>
internal static class NominatimGolden
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden", "nominatim");

    /// <summary>Bodies by path and query.</summary>
    public static IReadOnlyDictionary<string, string> Answers { get; } = File.ReadLines(Path.Combine(Folder, "answers.jsonl"))
        .Select(line => JsonDocument.Parse(line).RootElement)
        .ToDictionary(json => json.GetProperty("path").GetString()!, json => json.GetProperty("body").GetString()!);

    /// <summary>Coordinates and the addresses there, ids joined by blanks.</summary>
    public static IReadOnlyList<(GeoCoordinate Coordinate, string Address)> Addresses { get; } =
        [.. File.ReadLines(Path.Combine(Folder, "addresses.csv")).Skip(1).Select(line => line.Split(',')).Select(parts => (Coordinate(parts), parts[2]))];

    public static GeoCoordinate[] Coordinates => [.. Addresses.Select(pair => pair.Coordinate)];

    /// <summary>Whether all coordinates have their frozen addresses.</summary>
    public static void CheckAddresses(IEnumerable<SemGeo.Locations.Address> addresses) =>
        CollectionAssert.AreEqual(Addresses.Select(pair => pair.Address).ToArray(), addresses.Select(address => string.Join(' ', address.LocationIds.ToArray())).ToArray());

    private static GeoCoordinate Coordinate(string[] parts) => new(double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
}
