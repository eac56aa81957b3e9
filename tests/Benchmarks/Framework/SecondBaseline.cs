namespace SemGeo.Benchmarks.Framework;

/// <summary>Another baseline of the same rounds, for a second figure.</summary>
/// <param name="Name">What it is called, in a word.</param>
/// <param name="Rates">Its rates, round by round.</param>
/// <param name="Peak">The most memory in bytes that its process has held.</param>
internal sealed record SecondBaseline(string Name, IReadOnlyList<double> Rates, long Peak);
