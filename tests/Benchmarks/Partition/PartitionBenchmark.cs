using System.Diagnostics;
using System.Globalization;
using SemGeo.Benchmarks.Framework;
using SemGeo.Geocoding.Emp16;
using SemGeo.Locations;
using SemGeo.Numerics;
using SemGeo.Partitioning;
using SemGeo.Testing;

namespace SemGeo.Benchmarks.Partition;

/// <summary>
/// SemP {100, 125, 250} from an EMP-16 file of the size of MP-16, reading included, against pandas; and how fast rows are labelled.
/// The baseline runs once: at full size it takes minutes.
/// </summary>
internal sealed class PartitionBenchmark : IBenchmark
{
    private const int Rows = 4_723_695;
    private const int SmallRows = 150_000;
    private const int Rounds = 2;
    private const int LabelRows = 1_000_000;

    public string Name => "partition";

    public string Description => "SemP from an EMP-16 file, reading included, against pandas";

    public BenchmarkResult Run(bool small)
    {
        var rows = small ? SmallRows : Rows;
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "emp16.jsonl");
        Console.WriteLine(Emp16LikeFile.Write(new Emp16Likeness(rows), path));
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"generated; peak so far {process.PeakWorkingSet64 / 1048576.0:0} MB, now {process.WorkingSet64 / 1048576.0:0} MB"));

        PartitioningSet? set = null;
        var ours = AlternatingRunner.Run(Rounds, rows, "rows/s", () => set = Build(path), baseline: null);
        PartitioningReport.Of(set!).WritePlain(Console.Out);
        Label(path, set!);
        using var baseline = PythonBaseline.Start("Partition/partition_baseline.py", ["pandas", "numpy"], path);
        if (baseline is null)
            return ours;
        var seconds = baseline.Run();
        var rate = Median.Of(ours.Ours);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ours {rows / rate:0.0} s, baseline {seconds:0.0} s"));
        return ours with { Ours = [rate], Baseline = [rows / seconds] };
    }

    private static PartitioningSet Build(string path)
    {
        var builder = new PartitioningSetBuilder(new GeocoderSource("emp16", "benchmark"));
        using var reader = Emp16Reader.Open(path);
        builder.AddAll(reader);
        return builder.Build(new PartitioningOptions(), new LocationTable());
    }

    /// <summary>Labels the first rows of the file at every level, again and again.</summary>
    private static void Label(string path, PartitioningSet set)
    {
        var addresses = new List<Address>();
        using (var reader = Emp16Reader.Open(path))
        {
            while (addresses.Count < LabelRows && reader.Read())
                addresses.Add(new Address(reader.RawAddress));
        }

        Address[] all = [.. addresses];
        Console.WriteLine($"labels of {all.Length} rows at {set.Levels.Count} levels:");
        AlternatingRunner.Run(3, all.Length, "rows/s", () => set.LabelsOf(all, set.Source), baseline: null);
    }
}
