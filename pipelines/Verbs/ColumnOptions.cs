using System.CommandLine;
using SemGeo.Geocoding;

namespace SemGeo.Pipelines.Verbs;

/// <summary>The options that name the columns of a table of coordinates, for every verb that reads one.</summary>
internal sealed class ColumnOptions
{
    private readonly Option<string?> _latitude = new("--latitude-column") { Description = "The heading of the latitudes, where it is not latitude or lat." };
    private readonly Option<string?> _longitude = new("--longitude-column") { Description = "The heading of the longitudes, where it is not longitude, lon, lng or long." };

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Add(_latitude);
        command.Add(_longitude);
    }

    /// <summary>What they say; the other columns are for the verb to name.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="keepBadRows">Whether the verb counts rows without a coordinate itself.</param>
    public CoordinateTableOptions Read(ParseResult arguments, bool keepBadRows) =>
        new() { LatitudeHeading = arguments.GetValue(_latitude), LongitudeHeading = arguments.GetValue(_longitude), KeepBadRows = keepBadRows };
}
