using System.Globalization;
using SemGeo.Geography;

namespace SemGeo.Imaging;

/// <summary>Where a photo was taken, or why that is not known.</summary>
/// <param name="Status">What became of the position.</param>
/// <param name="Coordinate">The position; <see cref="GeoCoordinate.Missing"/> unless it was read.</param>
/// <param name="Source">Where it is written, or what cannot be read is.</param>
/// <param name="Reason">Why there is no position although something is written; null where it was read or nothing is.</param>
/// <param name="Conflict">Which other source gives a place more than a kilometer away, and how far; null where none does.</param>
public sealed record PhotoPosition(PositionStatus Status, GeoCoordinate Coordinate, PositionSource Source, string? Reason = null, string? Conflict = null)
{
    private const double ConflictKm = 1;

    /// <summary>The position of a photo that has none.</summary>
    public static PhotoPosition None { get; } = new(PositionStatus.None, GeoCoordinate.Missing, PositionSource.None);

    internal static PhotoPosition Unreadable(PositionSource source, string reason) => new(PositionStatus.Unreadable, GeoCoordinate.Missing, source, reason);

    /// <summary>A position of which both numbers are known: read, at zero, or out of range.</summary>
    internal static PhotoPosition Of(double latitude, double longitude, PositionSource source)
    {
        var coordinate = new GeoCoordinate(latitude, longitude);
        if (!double.IsFinite(latitude) || !double.IsFinite(longitude))
            return Unreadable(source, string.Create(CultureInfo.InvariantCulture, $"{Name(source)} has latitude {latitude} and longitude {longitude}."));
        if (!coordinate.IsValid)
            return new(PositionStatus.OutOfRange, GeoCoordinate.Missing, source, string.Create(CultureInfo.InvariantCulture, $"{Name(source)} has latitude {latitude:0.######} and longitude {longitude:0.######}."));
        return latitude == 0 && longitude == 0
            ? new(PositionStatus.Zero, GeoCoordinate.Missing, source, $"{Name(source)} has 0, 0.")
            : new(PositionStatus.Read, coordinate, source);
    }

    /// <summary>The first that was read, with what contradicts it; where none was, the first that has something to say.</summary>
    /// <param name="positions">In the order in which they are preferred.</param>
    internal static PhotoPosition Choose(IReadOnlyList<PhotoPosition> positions)
    {
        if (positions.FirstOrDefault(position => position.Status == PositionStatus.Read) is not { } chosen)
            return positions.FirstOrDefault(position => position.Status != PositionStatus.None) ?? None;
        foreach (var other in positions)
        {
            if (other.Status != PositionStatus.Read || GreatCircle.DistanceKm(chosen.Coordinate, other.Coordinate) is not (var km and > ConflictKm))
                continue;
            return chosen with
            {
                Conflict = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Name(chosen.Source)} has {Text(chosen.Coordinate)} and {Name(other.Source)} has {Text(other.Coordinate)}, {km:0} km away; {Name(chosen.Source)} is taken."),
            };
        }

        return chosen;
    }

    internal static string Name(PositionSource source) => source switch
    {
        PositionSource.Exif => "EXIF",
        PositionSource.Xmp => "XMP",
        PositionSource.XmpSidecar => "the .xmp file",
        PositionSource.JsonSidecar => "the JSON file",
        _ => "nothing",
    };

    private static string Text(GeoCoordinate coordinate) => string.Create(CultureInfo.InvariantCulture, $"{coordinate.Latitude:0.#####}, {coordinate.Longitude:0.#####}");
}
