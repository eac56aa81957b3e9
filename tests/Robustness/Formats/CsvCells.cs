using System.Text;
using SemGeo.Robustness.Mutations;

namespace SemGeo.Robustness.Formats;

/// <summary>Tables of text, cell by cell: headings that come twice or are gone, numbers that are none, quotes that do not end.</summary>
internal static class CsvCells
{
    /// <summary>One cell or row changed, seldom several; now and then plain bytes.</summary>
    public static readonly Mutator Mutate = Mutators.OneOf((5, Mutators.Repeated(Mutators.OneOf((8, ReplaceCell), (2, DuplicateHeading), (1, RemoveColumn), (1, RemoveCell), (1, AddCell), (1, ReplaceHeading), (1, ChangeSeparator), (1, Widen)))), (1, TextMutations.Any));

    /// <summary>Puts another value into a cell of a row.</summary>
    public static byte[] ReplaceCell(byte[] whole, Dice dice) => Change(whole, (rows, _) =>
    {
        var row = rows[rows.Count > 1 ? dice.Between(1, rows.Count - 1) : 0];
        row[dice.Next(row.Count)] = dice.Next(4) switch
        {
            0 => dice.OneIn(5) ? Extremes.LongText(dice) : dice.Pick(Extremes.Texts),
            1 => dice.Pick(["\"", "\"a\nb\"", "\"a\"b", "=1+1", "\"\"\"", "-", "?", "52\u00B0 31' N", "\"1,5\"", "1;5", "\u00FF", "\uFFFE"]),
            _ => dice.Pick(Extremes.Numbers),
        };
    });

    /// <summary>Gives two columns one heading.</summary>
    public static byte[] DuplicateHeading(byte[] whole, Dice dice) => Change(whole, (rows, _) => rows[0][dice.Next(rows[0].Count)] = dice.Pick(rows[0]));

    /// <summary>Takes a column out.</summary>
    public static byte[] RemoveColumn(byte[] whole, Dice dice) => Change(whole, (rows, _) =>
    {
        var column = dice.Next(rows[0].Count);
        foreach (var row in rows.Where(row => row.Count > column))
            row.RemoveAt(column);
    });

    /// <summary>Takes a cell out of a row.</summary>
    public static byte[] RemoveCell(byte[] whole, Dice dice) => Change(whole, (rows, _) =>
    {
        var row = dice.Pick(rows);
        row.RemoveAt(dice.Next(row.Count));
    });

    /// <summary>Puts cells into a row, few or very many.</summary>
    public static byte[] AddCell(byte[] whole, Dice dice) => Change(whole, (rows, _) =>
    {
        var row = dice.Pick(rows);
        row.InsertRange(dice.Next(row.Count + 1), Enumerable.Repeat(dice.Pick(["", "1", "\""]), dice.Pick([1, 2, 1000])));
    });

    /// <summary>Gives a column another heading.</summary>
    public static byte[] ReplaceHeading(byte[] whole, Dice dice) =>
        Change(whole, (rows, _) => rows[0][dice.Next(rows[0].Count)] = dice.Pick(["", "lat", "latitude", "Latitude", "lng", "id", "ImagePath", "\"", "\"a,b\"", "\0", " "]));

    /// <summary>Separates one row in another way.</summary>
    public static byte[] ChangeSeparator(byte[] whole, Dice dice) => Change(whole, (rows, separator) =>
    {
        var row = dice.Pick(rows);
        var joined = string.Join(dice.Pick([";", "\t", "|", " "]), row);
        row.Clear();
        row.Add(joined);
    });

    /// <summary>Writes the table in UTF-16, or puts a mark before it.</summary>
    public static byte[] Widen(byte[] whole, Dice dice) => dice.Next(4) switch
    {
        0 => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(whole))],
        1 => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Encoding.UTF8.GetString(whole))],
        2 => [0xEF, 0xBB, 0xBF, .. whole],
        _ => [0xFF, 0xFE, .. whole],
    };

    private static byte[] Change(byte[] whole, Action<List<List<string>>, char> change)
    {
        var text = Encoding.Latin1.GetString(whole);
        var first = text.Split('\n')[0];
        var separator = new[] { ',', ';', '\t' }.MaxBy(c => first.Count(other => other == c));
        var rows = text.Split('\n').Select(line => line.Split(separator).ToList()).ToList();
        if (rows.Count > 1 && rows[^1] is [""])
            rows.RemoveAt(rows.Count - 1);
        change(rows, separator);
        return Encoding.Latin1.GetBytes(string.Join('\n', rows.Select(row => string.Join(separator, row))) + "\n");
    }
}
