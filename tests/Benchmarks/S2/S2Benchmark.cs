using System.Runtime.InteropServices;
using SemGeo.Benchmarks.Framework;
using SemGeo.Benchmarks.Partition;
using SemGeo.Geography.S2;
using SemGeo.Partitioning;
using SemGeo.Partitioning.AdaptiveS2;
using SemGeo.Testing;

namespace SemGeo.Benchmarks.S2;

/// <summary>
/// Adaptive S2 partitioning of coordinates, finding their leaf cells included, against the loop over levels in pandas, which is given
/// the leaf cells.
/// </summary>
internal sealed class S2Benchmark : IBenchmark
{
    private const int Rows = 4_723_695;
    private const int SmallRows = 300_000;
    private const int Rounds = 3;

    public string Name => "s2";

    public string Description => "adaptive S2 partitioning from coordinates, against pandas given the leaf cells";

    public BenchmarkResult Run(bool small)
    {
        var coordinates = new Emp16Likeness(small ? SmallRows : Rows).Coordinates;
        var leaves = new S2CellId[coordinates.Length];
        Console.WriteLine("leaf cells:");
        AlternatingRunner.Run(Rounds, coordinates.Length, "coordinates/s", () => S2Leaves.Find(coordinates, leaves), baseline: null);
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, "leaves.u64"), MemoryMarshal.AsBytes(leaves.AsSpan()));
        File.WriteAllBytes(Path.Combine(folder.Path, "coordinates.f64"), MemoryMarshal.AsBytes(coordinates.AsSpan()));

        using var baseline = PythonBaseline.Start("S2/s2_baseline.py", ["pandas", "numpy"], folder.Path);
        PartitioningSet? set = null;
        Console.WriteLine("partitioning:");
        var result = AlternatingRunner.Run(small ? Rounds : 1, coordinates.Length, "coordinates/s", () => set = AdaptiveS2Partitioning.Build(coordinates, new()), baseline is null ? null : () => baseline.Run());
        PartitioningReport.Of(set!).WritePlain(Console.Out);
        return result;
    }
}
