using System.Security.Cryptography;
using System.Text.Json;
using SemGeo.Concepts.Influence;
using SemGeo.Files;
using SemGeo.Vision.Explanation;

namespace SemGeo.Experiments.PlantedClues;

/// <summary>Keeps what came of a model beside its weights, so that an audit that was ended goes on; a program that was changed computes it anew.</summary>
internal static class AuditResults
{
    /// <summary>What came of a model before; null where that is not known, or was with other options or by another program.</summary>
    public static AuditResult? Find(string modelFolder, ClueAuditOptions options)
    {
        var path = PathOf(modelFolder, options);
        try
        {
            return File.Exists(path) && JsonSerializer.Deserialize<AuditResult>(File.ReadAllBytes(path)) is { Case: not null, Ranks: not null, Deletions: not null } result ? result with { IsCached = true } : null;
        }
        catch (JsonException)
        {
            // What is damaged is computed anew.
            return null;
        }
    }

    /// <summary>Keeps what came of a model.</summary>
    public static void Keep(string modelFolder, ClueAuditOptions options, AuditResult result) =>
        AtomicFile.Write(PathOf(modelFolder, options), path => File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(result)));

    private static string PathOf(string modelFolder, ClueAuditOptions options)
    {
        var programs = new[] { typeof(ClueAudit), typeof(Explainer), typeof(ConceptInfluenceMeter) }.Select(type => type.Module.ModuleVersionId);
        var data = new { options.Photos, options.Steps, options.Samples, options.Variants, Programs = programs };
        return Path.Combine(modelFolder, $"audited-{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(data)))[..12]}.json");
    }
}

/// <summary>What came of one model of the audit.</summary>
/// <param name="Case">The model.</param>
/// <param name="Correct">Held-out photos that it places right.</param>
/// <param name="HeldOut">All held-out photos.</param>
/// <param name="Ranks">The planted concept's rank, by method and photo.</param>
/// <param name="Deletions">The deletion check; empty for shuffled labels.</param>
/// <param name="Unmeasured">Explanations of photos in which the planted concept is too small to be measured.</param>
/// <param name="IsCached">Whether it was trained before.</param>
/// <param name="Training">The time for drawing and training.</param>
/// <param name="Explaining">The time for the rest.</param>
internal sealed record AuditResult(
    AuditCase Case, int Correct, int HeldOut, IReadOnlyList<ClueRank> Ranks, IReadOnlyList<Deletion> Deletions, int Unmeasured, bool IsCached, TimeSpan Training, TimeSpan Explaining);
