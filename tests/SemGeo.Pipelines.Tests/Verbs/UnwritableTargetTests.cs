namespace SemGeo.Pipelines.Tests.Verbs;

/// <summary>A target that cannot be written is said before anything else is done: here before the model and the data are found to be absent.</summary>
[TestClass]
public sealed class UnwritableTargetTests
{
    // Nobody can make a file there, whoever runs the tests.
    private const string Unwritable = "/sys/kernel";

    [TestInitialize]
    public void Require()
    {
        if (!Directory.Exists(Unwritable))
            Assert.Inconclusive($"There is no '{Unwritable}' here.");
    }

    [TestMethod]
    [DataRow("train -d none.csv -o TARGET")]
    [DataRow("train -d none.csv -o /dev/null --report TARGET")]
    [DataRow("train -d none.csv -o /dev/null --checkpoints TARGET")]
    [DataRow("score -m none.zip -d none.csv -o TARGET.csv")]
    [DataRow("score -m none.zip -d none.csv -o TARGET.geojson")]
    [DataRow("evaluate -m none.zip -d none.csv -o TARGET")]
    [DataRow("geocode -d none.csv -o TARGET.jsonl")]
    [DataRow("geocode -d none.csv -o /dev/null --locations TARGET.csv")]
    [DataRow("partition -d none.csv -o TARGET")]
    [DataRow("partition -d none.csv --geojson TARGET")]
    [DataRow("partition -d none.csv --map TARGET")]
    [DataRow("partition -d none.csv --report TARGET.md")]
    [DataRow("partition -d none.csv --authors TARGET")]
    [DataRow("concepts -m none.zip -d none.csv -o TARGET")]
    [DataRow("explain -m none.zip -d none.csv -o TARGET")]
    [DataRow("report --scores none.csv -o TARGET")]
    [DataRow("pack -d none.csv -o TARGET")]
    [DataRow("split -d none.csv -o TARGET")]
    [DataRow("split -d none.csv --report TARGET")]
    [DataRow("quickstart -o TARGET")]
    public async Task Target_is_refused_before_the_work(string command)
    {
        var run = await Cli.RunAsync([.. command.Replace("TARGET", $"{Unwritable}/semgeo").Split(' ')]);

        run.FailedWith($"{Unwritable}/semgeo", $"could not be written: nothing can be written to the folder '{Unwritable}'");
        Assert.AreEqual("", run.Output);
    }
}
