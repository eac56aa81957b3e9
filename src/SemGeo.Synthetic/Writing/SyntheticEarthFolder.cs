namespace SemGeo.Synthetic.Writing;

/// <summary>A synthetic set on disk.</summary>
/// <param name="Path">Its folder.</param>
/// <param name="TrainCsv">The list of training photos; paths in it are relative to the folder.</param>
/// <param name="TestCsv">The list of held-out photos.</param>
/// <param name="WasReused">Whether the folder already held the same set, so that nothing was written.</param>
public sealed record SyntheticEarthFolder(string Path, string TrainCsv, string TestCsv, bool WasReused);
