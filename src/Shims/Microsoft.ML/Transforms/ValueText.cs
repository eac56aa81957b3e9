using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Values as text, the same everywhere.</summary>
internal static class ValueText
{
    /// <summary>The text of a value; a key is the number of its category from 0, or empty when missing.</summary>
    public static string Of<T>(T value, DataViewType type)
    {
        if (type is KeyDataViewType)
        {
            var key = Convert.ToUInt64(value, CultureInfo.InvariantCulture);
            return key == 0 ? "" : (key - 1).ToString(CultureInfo.InvariantCulture);
        }

        return value switch
        {
            float.NaN or double.NaN => "?",
            double number => number.ToString("G17", CultureInfo.InvariantCulture),
            bool truth => truth ? "1" : "0",
            DateTime or DateTimeOffset => ((IFormattable)value).ToString("o", CultureInfo.InvariantCulture),
            DataViewRowId id => $"0x{id}",
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value?.ToString() ?? "",
        };
    }
}
