using System.Text;

namespace SemGeo.Geocoding.Osm.Pbf;

/// <summary>The first block of a file.</summary>
/// <param name="Timestamp">When the data was taken from OpenStreetMap, where the file says so.</param>
internal sealed record PbfHeader(DateTimeOffset? Timestamp)
{
    private const int RequiredFeatures = 4;
    private const int ReplicationTimestamp = 32;

    /// <summary>Reads the block.</summary>
    /// <exception cref="UnsupportedPbfException">The file needs a feature that this library does not know.</exception>
    public static PbfHeader Parse(ReadOnlySpan<byte> block)
    {
        DateTimeOffset? timestamp = null;
        var reader = new WireReader(block);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case RequiredFeatures:
                    var feature = Encoding.UTF8.GetString(reader.Bytes());
                    if (feature is not ("OsmSchema-V0.6" or "DenseNodes" or "LocationsOnWays"))
                        throw new UnsupportedPbfException($"needs the feature '{feature}', which is not supported: write it again without{(feature == "HistoricalInformation" ? " the history (osmium time-filter)" : " (osmium cat -o out.osm.pbf)")}");
                    break;
                case ReplicationTimestamp:
                    var seconds = (long)reader.Varint();
                    if (seconds is > 0 and < 253402300800)
                        timestamp = DateTimeOffset.FromUnixTimeSeconds(seconds);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new PbfHeader(timestamp);
    }
}
