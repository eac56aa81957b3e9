using SemGeo.Geography;

namespace SemGeo.Tables;

/// <summary>Reads the position of a table's row and counts what it finds.</summary>
internal sealed class PositionCells(TableReader table, int latitude, int longitude, bool decimalComma, bool zeroIsPosition)
{
    private const int MostShown = 40;

    /// <summary>What was found so far.</summary>
    public PositionReport Report { get; } = new() { Source = table.Path };

    /// <summary>Reads the position of the row that the table stands on.</summary>
    /// <param name="isOutOfRange">Whether it has one that is not on the earth.</param>
    /// <returns>Missing where it has none that can be used.</returns>
    public GeoCoordinate Read(out bool isOutOfRange)
    {
        Report.Rows++;
        isOutOfRange = false;
        if (latitude < 0)
        {
            Report.Missing++;
            return GeoCoordinate.Missing;
        }

        var (north, east) = (ReadCell(latitude, out var y), ReadCell(longitude, out var x));
        if ((north, east) is (TableNumberKind.Missing, TableNumberKind.Missing))
        {
            Report.Missing++;
            return GeoCoordinate.Missing;
        }

        if (north != TableNumberKind.Unreadable && east != TableNumberKind.Unreadable && (north == TableNumberKind.Missing || east == TableNumberKind.Missing))
        {
            Report.AddHalf(() => table.Place);
            return GeoCoordinate.Missing;
        }

        if (HasCellsBeyond())
            return Unreadable(latitude, $"the row has {table.CellCount} cells below {table.Headings.Count} headings, so that none can be trusted: quote cells that hold the separator");
        if (north != TableNumberKind.Number || east != TableNumberKind.Number)
            return Unreadable(north, east);
        var coordinate = new GeoCoordinate(y, x);
        isOutOfRange = !coordinate.IsValid;
        if (isOutOfRange)
            Report.AddOutOfRange(y, x, () => table.Place);
        else if (y == 0 && x == 0 && !zeroIsPosition)
        {
            Report.Zero++;
            Report.FirstZero ??= table.Place;
        }
        else
            return coordinate;
        return GeoCoordinate.Missing;
    }

    private TableNumberKind ReadCell(int column, out double number) => TableNumber.Read(table.Utf8(column), decimalComma, out number);

    private GeoCoordinate Unreadable(TableNumberKind north, TableNumberKind east)
    {
        var column = north == TableNumberKind.Unreadable ? latitude : longitude;
        if (TableNumber.HasDecimalComma(table.Utf8(column)))
        {
            Report.DecimalCommas++;
            return Unreadable(column, "a decimal comma in a table separated by commas: write a point, or separate the columns by semicolons");
        }

        return Unreadable(column, table.Text(column).IndexOfAny(['°', '\'', '′', 'N', 'S', 'E', 'W']) >= 0
            ? "degrees and minutes, or a letter for the direction: write decimal degrees, negative in the south and west"
            : "no number: write decimal degrees such as 48.8584");
    }

    private GeoCoordinate Unreadable(int column, string reason)
    {
        Report.Unreadable++;
        if (Report.FirstUnreadable is null)
        {
            var text = table.Text(column);
            Report.FirstUnreadable = $"{table.Place}: '{table.Headings[column].Trim()}' is '{(text.Length > MostShown ? text[..MostShown] + "..." : text)}', {reason}";
        }

        return GeoCoordinate.Missing;
    }

    // Empty cells at the end come of a separator that closes each line.
    private bool HasCellsBeyond()
    {
        for (var i = table.CellCount - 1; i >= table.Headings.Count; i--)
        {
            if (!table.Utf8(i).Trim(" \t\r"u8).IsEmpty)
                return true;
        }

        return false;
    }
}
