using System.Globalization;
using SemGeo.Tables;

namespace SemGeo.Splitting;

/// <summary>How many photos of a collection share their coordinate with others.</summary>
/// <param name="Photos">All photos.</param>
/// <param name="WithoutCoordinate">Photos whose coordinate is missing or out of range.</param>
/// <param name="Coordinates">Different coordinates.</param>
/// <param name="SharedCoordinates">Coordinates with more than one photo.</param>
/// <param name="PhotosSharing">The photos at those.</param>
/// <param name="AcrossAuthors">Shared coordinates with photos of more than one author; null where no author is known.</param>
/// <param name="Largest">The coordinates with the most photos, the most first.</param>
public sealed record DuplicateReport(
    long Photos, long WithoutCoordinate, int Coordinates, int SharedCoordinates, long PhotosSharing, int? AcrossAuthors, IReadOnlyList<DuplicateGroup> Largest)
{
    /// <summary>Writes the report in padded columns, for a terminal.</summary>
    public void WritePlain(TextWriter writer)
    {
        WriteHead(writer);
        if (Largest.Count > 0)
            Table().WritePlain(writer);
    }

    /// <summary>Writes the report as Markdown.</summary>
    public void WriteMarkdown(TextWriter writer)
    {
        WriteHead(writer);
        if (Largest.Count > 0)
            Table().WriteMarkdown(writer);
    }

    private void WriteHead(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var share = Photos == 0 ? 0 : 100.0 * PhotosSharing / Photos;
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Photos} photos, {WithoutCoordinate} without a coordinate; {Coordinates} different coordinates. {PhotosSharing} photos ({share:0.0} %) share one of {SharedCoordinates} coordinates with others")
            + (AcrossAuthors is { } across ? $", {across} of them across authors." : "."));
        if (Largest.Count > 0)
            writer.WriteLine();
    }

    private TextTable Table()
    {
        var table = new TextTable("latitude", "longitude", "photos", "authors");
        foreach (var group in Largest)
            table.Add(group.Coordinate.Latitude, group.Coordinate.Longitude, group.Photos, AcrossAuthors is null ? null : group.Authors);
        return table;
    }
}
