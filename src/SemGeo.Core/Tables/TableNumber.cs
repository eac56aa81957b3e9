using System.Buffers;
using System.Globalization;
using System.Text;
using SemGeo.Files;

namespace SemGeo.Tables;

/// <summary>Whether a cell has a number.</summary>
public enum TableNumberKind
{
    /// <summary>It is empty, or holds a word for nothing: NaN, NA, N/A, null, none, nil, \N, -.</summary>
    Missing,

    /// <summary>It is a number.</summary>
    Number,

    /// <summary>It holds something else.</summary>
    Unreadable,
}

/// <summary>Reads numbers of tables: with the invariant culture, without thousands separators.</summary>
public static class TableNumber
{
    private const int LongestCell = 64;

    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789"u8);

    private static readonly string[] Nothing = ["nan", "na", "n/a", "null", "none", "nil", @"\n", "-"];

    /// <summary>Reads a cell.</summary>
    /// <param name="cell">The cell, in UTF-8.</param>
    /// <param name="decimalComma">Whether one comma in the place of a point is a decimal sign.</param>
    /// <param name="number">The number; NaN where there is none. It may be infinite.</param>
    public static TableNumberKind Read(ReadOnlySpan<byte> cell, bool decimalComma, out double number)
    {
        number = double.NaN;
        if (cell.IndexOfAny(Digits) < 0 && IsNothing(cell))
            return TableNumberKind.Missing;
        if (ForeignNumber.TryRead(cell, NumberStyles.Float, out number))
            return double.IsNaN(number) ? TableNumberKind.Missing : TableNumberKind.Number;
        if (decimalComma && HasDecimalComma(cell))
        {
            Span<byte> point = stackalloc byte[LongestCell];
            cell.CopyTo(point);
            point[cell.IndexOf((byte)',')] = (byte)'.';
            if (ForeignNumber.TryRead(point[..cell.Length], NumberStyles.Float, out number))
                return TableNumberKind.Number;
        }

        number = double.NaN;
        return TableNumberKind.Unreadable;
    }

    /// <summary>Whether a cell would be a number with its only comma as decimal sign.</summary>
    public static bool HasDecimalComma(ReadOnlySpan<byte> cell) =>
        cell.Length <= LongestCell && cell.IndexOf((byte)',') is >= 0 and var at && cell[(at + 1)..].IndexOfAny((byte)',', (byte)'.') < 0
        && cell[..at].IndexOf((byte)'.') < 0 && at + 1 < cell.Length && cell[at + 1] is >= (byte)'0' and <= (byte)'9'
        && ForeignNumber.TryRead(Encoding.UTF8.GetString(cell).Replace(',', '.'), NumberStyles.Float, out double _);

    private static bool IsNothing(ReadOnlySpan<byte> cell)
    {
        cell = cell.Trim(" \t\r\n"u8);
        if (cell.IsEmpty)
            return true;
        if (cell.Length > 4)
            return false;
        var text = Encoding.UTF8.GetString(cell);
        return Array.Exists(Nothing, word => word.Equals(text, StringComparison.OrdinalIgnoreCase));
    }
}
