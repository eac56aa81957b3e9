using SemGeo.Tables;

namespace SemGeo.Pipelines.Input;

/// <summary>Says what became of the positions of a table that no loader of ML.NET reads.</summary>
internal static class TableLines
{
    /// <summary>Writes a line for each kind to standard error.</summary>
    public static void Write(PositionReport report)
    {
        foreach (var line in report.Lines())
            Console.Error.WriteLine($"semgeo: {line}");
    }
}
