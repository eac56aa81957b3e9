namespace SemGeo.Vision.Inference;

/// <summary>What a head takes over from a head of another model.</summary>
/// <param name="SourceHead">The number of the other model's head.</param>
/// <param name="SourceCells">For each cell of the head the cell of the other one, or -1 where there is none: it keeps its weights.</param>
public sealed record HeadTransfer(int SourceHead, IReadOnlyList<int> SourceCells);
