using SemGeo.Geography;

namespace SemGeo.Imaging.Files;

/// <summary>What <see cref="ExifSegment"/> writes into a JPEG.</summary>
public sealed record ExifContent
{
    /// <summary>Where the photo was taken; missing: no GPS tags are written.</summary>
    public GeoCoordinate Coordinate { get; init; } = GeoCoordinate.Missing;

    /// <summary>How the stored pixels are to be turned, 1 (as they are) to 8.</summary>
    public int Orientation { get; init; } = 1;

    /// <summary>The local time at which the photo was taken; null: no time is written.</summary>
    public DateTime? TakenAt { get; init; }

    /// <summary>A sentence about the photo in ASCII; other characters become question marks. Empty: none is written.</summary>
    public string Description { get; init; } = "";
}
