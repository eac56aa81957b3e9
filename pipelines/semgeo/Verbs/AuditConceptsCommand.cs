using System.CommandLine;
using SemGeo.Files;
using SemGeo.Geocoding.Embedded;
using SemGeo.Pipelines.Audit;
using SemGeo.Synthetic;
using SemGeo.Tables;

namespace SemGeo.Pipelines.Verbs;

/// <summary><c>semgeo audit-concepts</c>: does concept influence find clues that are known?</summary>
internal static class AuditConceptsCommand
{
    public static Command Create()
    {
        var (config, set) = (CommonOptions.Config(), CommonOptions.Set());
        var output = new Option<string>("--output", "-o") { Description = "The folder for tables and trained models; models that it holds are not trained again.", DefaultValueFactory = _ => Path.Combine("runs", "audit") };
        var command = new Command("audit-concepts", "Plants the only clue in one concept, trains models, and looks whether concept influence finds it.") { output, config, set };
        command.SetAction((arguments, cancellation) =>
        {
            Run(arguments.GetRequiredValue(output), CommonOptions.Read(arguments, config, set).Audit, cancellation);
            return Task.FromResult(0);
        });
        return command;
    }

    /// <summary>Runs the audit; the tables are written anew after each model.</summary>
    public static IReadOnlyList<AuditResult> Run(string folder, ClueAuditOptions options, CancellationToken cancellation)
    {
        WritableTarget.RequireFolder(folder);
        Directory.CreateDirectory(folder);
        var audit = new ClueAudit(options, Path.Combine(folder, "models"), new GazetteerPlaceSource(Gazetteer.LoadEmbedded()));
        var results = new List<AuditResult>();
        foreach (var model in audit.Cases)
        {
            results.Add(audit.Run(model, cancellation));
            AuditReport.Write(folder, results);
            Console.WriteLine($"{results.Count} of {audit.Cases.Count} models: {model}: {results[^1].Correct} of {results[^1].HeldOut} held-out photos right");
        }

        Print(AuditReport.Models(results));
        Print(AuditReport.Deletions(results));
        Print(AuditReport.Ranks(results));
        Console.WriteLine($"tables and every photo: {folder}");
        return results;
    }

    private static void Print(TextTable table)
    {
        table.WritePlain(Console.Out);
        Console.WriteLine();
    }
}
