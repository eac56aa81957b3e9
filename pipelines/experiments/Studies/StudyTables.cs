using System.Globalization;
using SemGeo.Tables;

namespace SemGeo.Experiments.Studies;

/// <summary>The figures of a study's tables, and the tables on the console.</summary>
internal static class StudyTables
{
    /// <summary>A share as "12.3 %".</summary>
    public static string Percent(double share) => $"{Number(100 * share, 1)} %";

    /// <summary>A number with a point for the decimals.</summary>
    public static string Number(double value, int decimals) => value.ToString($"F{decimals}", CultureInfo.InvariantCulture);

    /// <summary>Prints a table and an empty line.</summary>
    public static void Print(TextTable table)
    {
        table.WritePlain(Console.Out);
        Console.WriteLine();
    }
}
