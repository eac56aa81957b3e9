using SemGeo.Core.Tests.Geography.S2;
using SemGeo.Geography;

namespace SemGeo.Core.Tests.Partitioning.AdaptiveS2;

/// <summary>The clustered collection that Golden/freeze_adaptive_s2.py makes too, number by number.</summary>
internal sealed class MadeCollection
{
    private const int Clusters = 60;
    private const int Images = 20_000;

    private ulong _state = 20221;

    public static GeoCoordinate[] Make()
    {
        var centres = S2CellIdTests.Golden();
        var made = new MadeCollection();
        return [.. Enumerable.Range(0, Images).Select(_ => made.Next(centres))];
    }

    private GeoCoordinate Next(List<(GeoCoordinate Coordinate, string[] Tokens)> centres)
    {
        var centre = centres[Draw(1 + Draw(Clusters))].Coordinate;
        var spread = 1 + Draw(1 + Draw(2_000_000));
        var latitude = (int)Math.Round(centre.Latitude * 1e6) + Draw(2 * spread) - spread;
        var longitude = (int)Math.Round(centre.Longitude * 1e6) + Draw(2 * spread) - spread;
        return new(Math.Clamp(latitude, -90_000_000, 90_000_000) / 1e6, Math.Clamp(longitude, -180_000_000, 180_000_000) / 1e6);
    }

    private int Draw(int below)
    {
        _state = unchecked(_state * 6364136223846793005 + 1442695040888963407);
        return (int)((_state >> 33) % (ulong)below);
    }
}
