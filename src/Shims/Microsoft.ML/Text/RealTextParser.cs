using System.Globalization;
using System.Numerics;

namespace Microsoft.ML.Data;

/// <summary>Parses floating-point numbers. No text is 0 or NaN, as the format has it; what is no number is NaN.</summary>
internal static class RealTextParser
{
    private const string InfinitySymbol = "∞";

    public static TextParser<float> Single(TextFormat format) => Create<float>(format);

    public static TextParser<double> Double(TextFormat format) => Create<double>(format);

    private static TextParser<T> Create<T>(TextFormat format)
        where T : IFloatingPointIeee754<T>
    {
        var info = (NumberFormatInfo)CultureInfo.InvariantCulture.NumberFormat.Clone();
        info.NumberDecimalSeparator = format.DecimalMarker.ToString();
        info.NumberGroupSeparator = "";
        var empty = format.MissingRealsAsNaNs ? T.NaN : T.Zero;
        return (ReadOnlyMemory<char> text, out T value) =>
        {
            var span = text.Span.Trim();
            if (span.IsEmpty)
            {
                value = empty;
                return true;
            }

            if (T.TryParse(span, NumberStyles.Float, info, out value!))
                return true;
            var isInfinite = span is InfinitySymbol or $"-{InfinitySymbol}";
            value = !isInfinite ? T.NaN : span[0] == '-' ? T.NegativeInfinity : T.PositiveInfinity;
            return isInfinite || MissingText.Is(span);
        };
    }
}
