using System.Diagnostics;
using SemGeo.Robustness.Readers;
using SemGeo.Robustness.Running;
using SemGeo.Robustness.Soak;

return arguments() switch
{
    [WorkerProgram.Verb, var folder] => WorkerProgram.Run(folder),
    ["one", var reader, var seed, var index] => await OneAsync(new InputName(reader, int.Parse(seed, null), int.Parse(index, null))),
    ["kills", .. var rest] => await KillSoak.RunAsync(rest),
    var options => await MutateAsync(options),
};

string[] arguments() => args;

// One input again, with the files that it is made of.
static async Task<int> OneAsync(InputName name)
{
    var readers = AllReaders.All.Concat(ControlReaders.All).ToDictionary(reader => reader.Name);
    if (!readers.ContainsKey(name.Reader))
    {
        Console.Error.WriteLine($"There is no reader '{name.Reader}'; there are {string.Join(", ", readers.Keys)}.");
        return 1;
    }

    using var worker = new WorkerProcess(new HarnessOptions().Limit);
    var outcome = await worker.RunAsync(name);
    Console.WriteLine($"{outcome.Verdict} after {outcome.Milliseconds:0} ms and {outcome.Bytes >> 20} MB: {outcome.Detail}");
    var folder = Directory.CreateTempSubdirectory("semgeo-input-").FullName;
    var (seed, _) = new InputRunner(readers, new Enclosure(Directory.CreateTempSubdirectory("semgeo-robustness-").FullName)).Write(name, folder);
    Console.WriteLine($"The input, made from '{seed.Name}', is in {folder}");
    return outcome.IsDefect ? 1 : 0;
}

static async Task<int> MutateAsync(string[] rest)
{
    var options = new HarnessOptions();
    for (var i = 0; i + 1 < rest.Length; i += 2)
    {
        switch (rest[i])
        {
            case "--inputs":
                options.Inputs = int.Parse(rest[i + 1], null);
                break;
            case "--seed":
                options.Seed = int.Parse(rest[i + 1], null);
                break;
            case "--workers":
                options.Workers = int.Parse(rest[i + 1], null);
                break;
            case "--readers":
                options.Readers = [.. rest[i + 1].Split(',').Select(name => AllReaders.All.Concat(ControlReaders.All).Single(reader => reader.Name == name))];
                break;
            default:
                Console.Error.WriteLine($"'{rest[i]}' is not known; there are --inputs N, --seed S, --workers N, --readers A,B, and the verbs one READER SEED INDEX and kills N.");
                return 1;
        }
    }

    var watch = Stopwatch.StartNew();
    var shown = TimeSpan.Zero;
    var report = await Harness.RunAsync(options, (done, total) =>
    {
        if (watch.Elapsed - shown < TimeSpan.FromSeconds(10))
            return;
        shown = watch.Elapsed;
        Console.Error.WriteLine($"{done} of {total} inputs after {watch.Elapsed.TotalSeconds:0} s");
    });
    Console.WriteLine(report.ToTable());
    Console.WriteLine(report.ToList());
    Console.WriteLine($"seed {options.Seed}, {report.Tallies.Sum(tally => tally.Inputs)} inputs, {report.Defects.Count} defects, {watch.Elapsed.TotalSeconds:0} s");
    return report.Defects.Count > 0 || report.Unreached.Any() ? 1 : 0;
}
