using System.CommandLine;
using SemGeo.Experiments.PlantedClues;
using SemGeo.Experiments.Studies;
using SemGeo.Geocoding.Embedded;
using SemGeo.Synthetic;

namespace SemGeo.Experiments.Verbs;

/// <summary><c>experiments planted-clues</c>: does concept influence find clues that are known?</summary>
internal static class PlantedCluesCommand
{
    public static Command Create() => StudyCommand.Create(
        "planted-clues", "Plants the only clue in one concept, trains models, and looks whether concept influence finds it.",
        "tables and trained models", "audit",
        (folder, config, cancellation) => Run(folder, config.Audit, cancellation));

    /// <summary>Runs the audit; the tables are written anew after each model.</summary>
    private static void Run(string folder, ClueAuditOptions options, CancellationToken cancellation)
    {
        var audit = new ClueAudit(options, Path.Combine(folder, "models"), new GazetteerPlaceSource(Gazetteer.LoadEmbedded()));
        var results = new List<AuditResult>();
        foreach (var model in audit.Cases)
        {
            results.Add(audit.Run(model, cancellation));
            AuditReport.Write(folder, results);
            Console.WriteLine($"{results.Count} of {audit.Cases.Count} models: {model}: {results[^1].Correct} of {results[^1].HeldOut} held-out photos right");
        }

        StudyTables.Print(AuditReport.Models(results));
        StudyTables.Print(AuditReport.Deletions(results));
        StudyTables.Print(AuditReport.Ranks(results));
        Console.WriteLine($"tables and every photo: {folder}");
    }
}
