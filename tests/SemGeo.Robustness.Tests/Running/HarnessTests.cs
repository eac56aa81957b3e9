using SemGeo.Robustness.Readers;
using SemGeo.Robustness.Running;

namespace SemGeo.Robustness.Tests.Running;

[TestClass]
[TestCategory("Slow")]
public sealed class HarnessTests
{
    [TestMethod]
    public async Task Mutated_inputs_of_all_readers_are_read_or_refused_as_documented()
    {
        var report = await Harness.RunAsync(new HarnessOptions { Inputs = 5000, Seed = 1 });

        Assert.IsGreaterThanOrEqualTo(5000, report.Tallies.Sum(tally => tally.Inputs));
        Assert.AreEqual("", report.ToList(), report.ToTable());
    }

    [TestMethod]
    [DataRow("control-hangs", nameof(Verdict.Hang))]
    [DataRow("control-allocates", nameof(Verdict.Memory))]
    [DataRow("control-throws", nameof(Verdict.Undocumented))]
    [DataRow("control-escapes", nameof(Verdict.Escaped))]
    [DataRow("control-changes", nameof(Verdict.SilentChange))]
    [DataRow("control-overflows", nameof(Verdict.Crash))]
    [DataRow("control-crashes", nameof(Verdict.Crash))]
    [DataRow("control-refuses-all", nameof(Verdict.Harness))]
    public async Task Bad_readers_are_found(string name, string verdict)
    {
        var reader = ControlReaders.All.Single(reader => reader.Name == name);

        var report = await Harness.RunAsync(new HarnessOptions { Inputs = 6, Readers = [reader], Workers = 1, Limit = TimeSpan.FromSeconds(name == "control-hangs" ? 2 : 30) });

        Assert.IsNotEmpty(report.Defects);
        Assert.AreEqual(verdict, report.Defects.Select(defect => $"{defect.Outcome.Verdict}").Distinct().Single(), report.ToList());
    }

    [TestMethod]
    public async Task Good_reader_has_no_defect_and_is_reached_at_both_ends()
    {
        var report = await Harness.RunAsync(new HarnessOptions { Inputs = 12, Readers = [ControlReaders.All.Single(reader => reader.Name == "control-good")], Workers = 1 });

        Assert.AreEqual("", report.ToList());
        Assert.AreEqual(12, report.Tallies.Single().Inputs);
    }
}
