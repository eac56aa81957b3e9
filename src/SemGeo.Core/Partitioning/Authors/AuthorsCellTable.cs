using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;
using SemGeo.Files;
using SemGeo.Geography;

namespace SemGeo.Partitioning.Authors;

/// <summary>
/// A table of cells as the authors keep it. SemP, m_N.csv: class_index, class_label (the location id), latitude_mean, longitude_mean. S2, cells_MIN_MAX.csv: two
/// lines of notes, then class_label (the index), hex_id, imgs_per_cell, latitude_mean, longitude_mean. Further columns are passed over.
/// </summary>
internal sealed partial class AuthorsCellTable
{
    private const int MostNotes = 10;
    private const int MaxRecordBytes = 1 << 20;

    private AuthorsCellTable(string name, IReadOnlyList<AuthorsCell> cells, long? images)
    {
        Name = name;
        Cells = cells;
        Images = images;
    }

    /// <summary>The file's name without its ending, such as "m_14371".</summary>
    public string Name { get; }

    /// <summary>The rows, by their index.</summary>
    public IReadOnlyList<AuthorsCell> Cells { get; }

    /// <summary>The images of the collection, where the notes say it.</summary>
    public long? Images { get; }

    /// <summary>Reads a table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isS2">Whether its ids are S2 tokens.</param>
    /// <param name="damage">Receives what is wrong with rows.</param>
    /// <exception cref="AuthorsFormatException">A column is missing or stands there twice, there is no row, or it is of more than 2,147,483,647 images.</exception>
    public static AuthorsCellTable Read(string path, bool isS2, AuthorsDamageList damage)
    {
        // Notes stand above the heading line, which is therefore read as a record.
        using var reader = CsvReader.Create(File.OpenRead(path), new CsvReaderOptions { Separator = ',', HasHeader = false, TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Throw, MaxRecordSize = MaxRecordBytes });
        var (file, images) = (Path.GetFileName(path), (long?)null);
        int latitude;
        for (var notes = 0; ; notes++)
        {
            if (notes > MostNotes || !Read())
                throw new AuthorsFormatException($"'{path}' is no table of cells: it has no heading line with latitude_mean and longitude_mean.");
            latitude = IndexOf("latitude_mean");
            if (latitude >= 0)
                break;
            if (ImagesNote().Match(Record()) is { Success: true } note)
                images = long.Parse(note.Groups[1].Value, CultureInfo.InvariantCulture);
        }

        var longitude = IndexOf("longitude_mean");
        var id = isS2 ? IndexOf("hex_id") : IndexOf("class_label");
        var index = isS2 ? IndexOf("class_label") : IndexOf("class_index");
        var count = IndexOf("imgs_per_cell");
        if (longitude < 0 || id < 0 || index < 0)
            throw new AuthorsFormatException($"'{path}' needs the columns {(isS2 ? "class_label, hex_id" : "class_index, class_label")}, latitude_mean and longitude_mean; its heading line is '{Record()}'.");
        if (images > int.MaxValue)
            throw new AuthorsFormatException($"'{path}' is said to be of {images} images, and at most {int.MaxValue} are possible.");
        var cells = new List<AuthorsCell>();
        while (Read())
        {
            if (ReadCell() is { } cell)
                cells.Add(cell);
        }

        if (cells.Count == 0)
            damage.Add(file, null, "there is no cell");
        CheckUnique(cells, file, damage);
        return new AuthorsCellTable(Path.GetFileNameWithoutExtension(path), [.. cells.OrderBy(cell => cell.Index)], images);

        bool Read()
        {
            try
            {
                return reader.Read();
            }
            catch (CsvFormatException e)
            {
                throw new AuthorsFormatException($"'{path}' is no table of cells: {e.Message}");
            }
        }

        string Record() => Encoding.UTF8.GetString(reader.RawRecord);

        int IndexOf(string heading)
        {
            var found = -1;
            for (var i = 0; i < reader.FieldCount; i++)
            {
                if (!reader.GetString(i).AsSpan().Trim().Equals(heading, StringComparison.OrdinalIgnoreCase))
                    continue;
                if (found >= 0)
                    throw new AuthorsFormatException($"'{path}' has the heading '{heading}' twice, in columns {found + 1} and {i + 1}: leave one of them out.");
                found = i;
            }

            return found;
        }

        AuthorsCell? ReadCell()
        {
            var needed = Math.Max(Math.Max(latitude, longitude), Math.Max(id, Math.Max(index, count)));
            var coordinate = GeoCoordinate.Missing;
            if (reader.FieldCount <= needed
                || !ForeignNumber.TryRead(reader.GetSpan(index), NumberStyles.None, out int number)
                || !ForeignNumber.TryRead(reader.GetSpan(latitude), NumberStyles.Float, out double north)
                || !ForeignNumber.TryRead(reader.GetSpan(longitude), NumberStyles.Float, out double east)
                || !(coordinate = new GeoCoordinate(north, east)).IsValid)
            {
                damage.Add(file, reader.LineNumber, $"'{Record()}' has no whole number as index or no coordinate");
                return null;
            }

            var photos = 0;
            if (count >= 0 && !ForeignNumber.TryRead(reader.GetSpan(count), NumberStyles.None, out photos))
                damage.Add(file, reader.LineNumber, $"imgs_per_cell is '{reader.GetString(count)}'");
            var text = reader.GetString(id);
            string? suggestion = null;
            if (text.Contains('\uFFFD'))
                damage.Add(file, reader.LineNumber, $"the id '{text}' is no UTF-8");
            else if (isS2 ? S2TokenDamage.IsDamaged(text, coordinate, out suggestion) : string.IsNullOrWhiteSpace(text) || NumberInExponents().IsMatch(text))
                damage.AddId(new AuthorsDamagedId(file, reader.LineNumber, text, suggestion));
            return new AuthorsCell(number, text, photos, coordinate);
        }
    }

    private static void CheckUnique(List<AuthorsCell> cells, string file, AuthorsDamageList damage)
    {
        foreach (var same in cells.GroupBy(cell => cell.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
            damage.Add(file, null, $"the id '{same.Key}' stands there {same.Count()} times");
        var indices = cells.Select(cell => cell.Index).Order().ToArray();
        if (!indices.SequenceEqual(Enumerable.Range(0, indices.Length)))
            damage.Add(file, null, $"the indices of the {indices.Length} classes are not 0 to {indices.Length - 1}, each once");
    }

    [GeneratedRegex(@"^num_images:\s*(\d{1,15})")]
    private static partial Regex ImagesNote();

    // What a spreadsheet makes of long numbers; location ids begin with a letter.
    [GeneratedRegex(@"^\d+([.,]\d+)?[eE]\+?\d+$")]
    private static partial Regex NumberInExponents();
}

/// <summary>A row of a table of cells.</summary>
internal sealed record AuthorsCell(int Index, string Id, int Images, GeoCoordinate Coordinate);
