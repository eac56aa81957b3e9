using System.Globalization;
using System.Text.RegularExpressions;
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
    /// <exception cref="AuthorsFormatException">A column is missing, or there is no row.</exception>
    public static AuthorsCellTable Read(string path, bool isS2, AuthorsDamageList damage)
    {
        using var text = new StreamReader(path);
        var reader = new DelimitedReader(text, ',', path);
        var (file, images) = (Path.GetFileName(path), (long?)null);
        int latitude;
        for (var notes = 0; ; notes++)
        {
            if (notes > MostNotes || !reader.Read())
                throw new AuthorsFormatException($"'{path}' is no table of cells: it has no heading line with latitude_mean and longitude_mean.");
            latitude = reader.IndexOf("latitude_mean");
            if (latitude >= 0)
                break;
            if (ImagesNote().Match(reader.Record) is { Success: true } note)
                images = long.Parse(note.Groups[1].Value, CultureInfo.InvariantCulture);
        }

        var longitude = reader.IndexOf("longitude_mean");
        var id = isS2 ? reader.IndexOf("hex_id") : reader.IndexOf("class_label");
        var index = isS2 ? reader.IndexOf("class_label") : reader.IndexOf("class_index");
        var count = reader.IndexOf("imgs_per_cell");
        if (longitude < 0 || id < 0 || index < 0)
            throw new AuthorsFormatException($"'{path}' needs the columns {(isS2 ? "class_label, hex_id" : "class_index, class_label")}, latitude_mean and longitude_mean; its heading line is '{reader.Record}'.");
        var cells = new List<AuthorsCell>();
        while (reader.Read())
        {
            if (ReadCell() is { } cell)
                cells.Add(cell);
        }

        if (cells.Count == 0)
            damage.Add(file, reader.Line, "there is no cell");
        CheckUnique(cells, file, damage);
        return new AuthorsCellTable(Path.GetFileNameWithoutExtension(path), [.. cells.OrderBy(cell => cell.Index)], images);

        AuthorsCell? ReadCell()
        {
            var needed = Math.Max(Math.Max(latitude, longitude), Math.Max(id, Math.Max(index, count)));
            var coordinate = GeoCoordinate.Missing;
            if (reader.Count <= needed
                || !int.TryParse(reader[index], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || !double.TryParse(reader[latitude], NumberStyles.Float, CultureInfo.InvariantCulture, out var north)
                || !double.TryParse(reader[longitude], NumberStyles.Float, CultureInfo.InvariantCulture, out var east)
                || !(coordinate = new GeoCoordinate(north, east)).IsValid)
            {
                damage.Add(file, reader.Line, $"'{reader.Record}' has no whole number as index or no coordinate");
                return null;
            }

            var photos = 0;
            if (count >= 0 && !int.TryParse(reader[count], NumberStyles.None, CultureInfo.InvariantCulture, out photos))
                damage.Add(file, reader.Line, $"imgs_per_cell is '{reader[count]}'");
            var text = reader[id].ToString();
            string? suggestion = null;
            if (isS2 ? S2TokenDamage.IsDamaged(text, coordinate, out suggestion) : string.IsNullOrWhiteSpace(text) || NumberInExponents().IsMatch(text))
                damage.AddId(new AuthorsDamagedId(file, reader.Line, text, suggestion));
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
