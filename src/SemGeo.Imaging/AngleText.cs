using System.Globalization;

namespace SemGeo.Imaging;

/// <summary>Reads an angle in words: "52,30.5N" and "52,30,30N" (XMP), "52 deg 30' 30.00\" N" (exiftool), "52.508 N", "-52.508".</summary>
internal static class AngleText
{
    private const int LongestText = 64;
    private static readonly string[] Words = ["deg", "°", "º", "'", "\"", "′", "″", "’", "”", "min", "sec"];

    /// <summary>The angle in degrees; NaN where the text is none.</summary>
    /// <param name="text">Degrees, or degrees and minutes, or degrees, minutes and seconds; the point is the decimal sign.</param>
    /// <param name="positive">The letter of the positive hemisphere, N or E.</param>
    /// <param name="negative">The letter of the other.</param>
    /// <param name="isSigned">Whether a number without a letter counts, by its sign.</param>
    public static double Parse(string text, char positive, char negative, bool isSigned)
    {
        if (text.Length > LongestText)
            return double.NaN;
        var rest = text.Trim();
        var sign = 0;
        if (rest.Length > 1 && SignOf(rest[^1]) is not 0 and var last)
            (sign, rest) = (last, rest[..^1]);
        else if (rest.Length > 1 && SignOf(rest[0]) is not 0 and var first)
            (sign, rest) = (first, rest[1..]);
        foreach (var word in Words)
            rest = rest.Replace(word, " ", StringComparison.OrdinalIgnoreCase);
        if (sign == 0 && !isSigned)
            return double.NaN;
        var parts = rest.Split([',', ' ', ':', ';'], StringSplitOptions.RemoveEmptyEntries);

        // Without a letter a comma may be a decimal sign: "48,8584" is refused.
        if (parts.Length is 0 or > 3 || (sign == 0 && rest.Contains(',', StringComparison.Ordinal)))
            return double.NaN;
        return Angle(parts, sign);

        int SignOf(char letter) => char.ToUpperInvariant(letter) == positive ? 1 : char.ToUpperInvariant(letter) == negative ? -1 : 0;
    }

    private static double Angle(string[] parts, int sign)
    {
        double angle = 0, unit = 1;
        for (var i = 0; i < parts.Length; i++)
        {
            var style = i == 0 && sign == 0 ? NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign : NumberStyles.AllowDecimalPoint;
            if (!double.TryParse(parts[i], style, CultureInfo.InvariantCulture, out var value) || (i > 0 && value > 60))
                return double.NaN;
            angle += Math.Abs(value) * unit;
            unit /= 60;
        }

        return sign != 0 ? sign * angle : parts[0].StartsWith('-') ? -angle : angle;
    }
}
