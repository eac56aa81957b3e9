using SemGeo.Files;
using SemGeo.Tables;
using SemGeo.Vision.Shards;

namespace SemGeo.Pipelines.Input;

/// <summary>The rows of a table of photos with all their columns, read in a stream.</summary>
internal static class PhotoRows
{
    /// <param name="table">The table, with the headings of <c>ml.Geolocation.LoadFromTable</c>.</param>
    /// <param name="imageFolder">What relative paths are relative to; null for the table's own folder.</param>
    /// <param name="settings">How it is read; null for the defaults.</param>
    /// <exception cref="InvalidDataException">The table has no column of paths, or cannot be read.</exception>
    public static IEnumerable<PhotoToPack> Read(string table, string? imageFolder, TableSettings? settings = null)
    {
        var folder = imageFolder ?? Path.GetDirectoryName(Path.GetFullPath(table))!;
        var options = (settings ?? new TableSettings()).ForCoordinates();
        (options.NeedsPosition, options.KeepBadRows) = (false, true);
        options.PathHeading ??= Guarded(() => CoordinateTable.FindIdsThatArePaths(table, options, folder));
        options.NeedsPath = true;
        using var rows = Guarded(() => CoordinateTable.Open(table, options));
        var others = rows.OtherColumns.ToArray();
        while (Guarded(rows.Read))
            yield return new(rows.Id, PhotoPath.Resolve(folder, rows.ImagePath), rows.Coordinate, [.. others.Select(i => KeyValuePair.Create(rows.Headings[i].Trim(), rows.Text(i)))]);
        Context.WriteLines(rows.Report);

        static T Guarded<T>(Func<T> read)
        {
            try
            {
                return read();
            }
            catch (TableException e)
            {
                throw new InvalidDataException(e.Message, e);
            }
        }
    }
}
