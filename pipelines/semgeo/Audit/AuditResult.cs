namespace SemGeo.Pipelines.Audit;

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
