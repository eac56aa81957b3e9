using System.Globalization;

namespace SemGeo.Pipelines.Audit;

/// <summary>One model of the audit.</summary>
/// <param name="Concept">The only concept that follows the place.</param>
/// <param name="Seed">The seed of photos, weights and noise.</param>
/// <param name="IsShuffled">Whether labels were exchanged among the photos: then nothing is a clue.</param>
internal sealed record AuditCase(string Concept, int Seed, bool IsShuffled)
{
    public const string TrueLabels = "true", ShuffledLabels = "shuffled";

    /// <summary>Which labels it was trained on.</summary>
    public string Labels => IsShuffled ? ShuffledLabels : TrueLabels;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Concept}, {Labels} labels, seed {Seed}");
}
