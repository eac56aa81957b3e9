using System.Globalization;

namespace SemGeo.Files;

/// <summary>
/// Numbers of foreign text. .NET takes zero bytes behind a number for its end, but what a file has behind them was lost: of <c>48.8584</c>, overwritten
/// from its third byte on, 48 is not what is left.
/// </summary>
internal static class ForeignNumber
{
    /// <summary>Reads a number with the invariant culture.</summary>
    /// <param name="text">The number, in UTF-8.</param>
    /// <param name="style">What it may have beside digits.</param>
    /// <param name="number">The number; 0 where there is none.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, NumberStyles style, out double number)
    {
        number = 0;
        return !text.Contains((byte)0) && double.TryParse(text, style, CultureInfo.InvariantCulture, out number);
    }

    /// <inheritdoc cref="TryRead(ReadOnlySpan{byte}, NumberStyles, out double)"/>
    public static bool TryRead(ReadOnlySpan<char> text, NumberStyles style, out double number)
    {
        number = 0;
        return !text.Contains('\0') && double.TryParse(text, style, CultureInfo.InvariantCulture, out number);
    }

    /// <inheritdoc cref="TryRead(ReadOnlySpan{byte}, NumberStyles, out double)"/>
    public static bool TryRead(ReadOnlySpan<byte> text, NumberStyles style, out int number)
    {
        number = 0;
        return !text.Contains((byte)0) && int.TryParse(text, style, CultureInfo.InvariantCulture, out number);
    }

    /// <inheritdoc cref="TryRead(ReadOnlySpan{byte}, NumberStyles, out double)"/>
    public static bool TryRead(ReadOnlySpan<char> text, NumberStyles style, out long number)
    {
        number = 0;
        return !text.Contains('\0') && long.TryParse(text, style, CultureInfo.InvariantCulture, out number);
    }
}
