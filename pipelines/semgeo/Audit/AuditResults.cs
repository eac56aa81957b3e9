using System.Security.Cryptography;
using System.Text.Json;
using SemGeo.Concepts.Influence;
using SemGeo.Files;
using SemGeo.Vision.Explanation;

namespace SemGeo.Pipelines.Audit;

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
