using SemGeo.Benchmarks.Concepts;
using SemGeo.Benchmarks.Framework;
using SemGeo.Benchmarks.Geocode;
using SemGeo.Benchmarks.Input;
using SemGeo.Benchmarks.Network;
using SemGeo.Benchmarks.Osm;
using SemGeo.Benchmarks.Partition;
using SemGeo.Benchmarks.Plain;
using SemGeo.Benchmarks.S2;
using SemGeo.Benchmarks.Synthesize;

if (args is [PlainProgram.Name, ..])
    return PlainProgram.Run(args.AsSpan(1));
if (args is [OsmAgreement.Name, ..])
    return OsmAgreement.Run(args.AsSpan(1));
if (args is [OsmCut.Name, ..])
    return OsmCut.Run(args.AsSpan(1));

// Every benchmark is a class; here is the list, in the order of the table. Add yours.
IBenchmark[] benchmarks =
[
    new TrainBenchmark(NetworkVariant.Plain),
    new InferBenchmark(NetworkVariant.Plain),
    new TrainBenchmark(NetworkVariant.Quickstart),
    new InferBenchmark(NetworkVariant.Quickstart),
    new InputBenchmark(),
    new EpochBenchmark(full: false),
    new EpochBenchmark(full: true),
    new TrainBenchmark(NetworkVariant.Paper),
    new ConceptsBenchmark(),
    new GeocodeBenchmark(),
    new PartitionBenchmark(),
    new S2Benchmark(),
    new SynthesizeBenchmark(),
];

if (args is [BenchmarkTable.Name, ..])
    return new BenchmarkTable(benchmarks).Run(args.AsSpan(1));

var benchmark = Array.Find(benchmarks, candidate => args.Length > 0 && candidate.Name == args[0]);
if (benchmark is null)
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/Benchmarks -- NAME [--small]");
    foreach (var known in benchmarks)
        Console.Error.WriteLine($"  {known.Name,-18} {known.Description}");
    Console.Error.WriteLine($"or: ... -- {BenchmarkTable.Usage}");
    Console.Error.WriteLine($"or: ... -- {OsmAgreement.Usage}");
    Console.Error.WriteLine($"or: ... -- {OsmCut.Usage}");
    return 2;
}

var result = benchmark.Run(small: args.Contains("--small"));
Console.WriteLine(result.ToLine(benchmark.Name));
return 0;
