using SemGeo.Reports.Html;

namespace SemGeo.Reports.Collections;

/// <summary>The classes of errors that maps are coloured by, from street to beyond the continent.</summary>
internal static class ErrorClasses
{
    private static readonly double[] LimitsKm = [25, 200, 750, 2500];

    public static int Count => LimitsKm.Length + 1;

    public static int Of(double errorKm) => LimitsKm.Count(limit => errorKm > limit);

    /// <summary>A class in words, escaped.</summary>
    public static string NameOf(int errorClass) => errorClass < LimitsKm.Length ? $"up to {Text.Kilometres(LimitsKm[errorClass])}" : $"beyond {Text.Kilometres(LimitsKm[^1])}";
}
