using SemGeo.Pipelines.Training;
using SemGeo.Reports.Training;
using SemGeo.Testing;
using SemGeo.Vision.Training;

namespace SemGeo.Pipelines.Tests.Training;

[TestClass]
public sealed class LearningCurveLogTests
{
    private readonly Clock _clock = new();

    [TestMethod]
    public void Reports_become_spans_of_at_least_the_interval_that_end_with_epochs()
    {
        using var folder = new TemporaryFolder();
        using (var log = new LearningCurveLog(folder["log.jsonl"], _clock))
        {
            log.Report(Progress(1, 10, 4, 2));
            _clock.Now += LearningCurveLog.Interval;
            log.Report(Progress(1, 40, 2, double.NaN));
            log.Report(Progress(1, 50, 1, 1));
            log.Report(Progress(2, 60, 1, 1));
            Assert.HasCount(2, LearningCurveLog.Read(folder["log.jsonl"]).Spans, "A reader sees what is finished while the run goes on.");
        }

        var spans = LearningCurveLog.Read(folder["log.jsonl"]).Spans;
        CollectionAssert.AreEqual(new[] { (1, 0L, 40L), (1, 40L, 50L), (2, 50L, 60L) }, spans.Select(span => (span.Epoch, span.From, span.Images)).ToArray());

        // 10 photos with 4 and 30 with 2: 2.5; the other head knows of the first 10 alone.
        Assert.AreEqual((2.5, 2.0), (spans[0].HeadLosses[0], spans[0].HeadLosses[1]));
        Assert.AreEqual((10 * 6.0 + 30 * 2.0) / 40, spans[0].Loss, 1e-12);
        Assert.AreEqual(0.5, spans[0].LearningRate);
    }

    [TestMethod]
    public void Run_that_goes_on_takes_up_the_log_at_its_checkpoint()
    {
        using var folder = new TemporaryFolder();
        using (var log = new LearningCurveLog(folder["log.jsonl"], _clock))
        {
            log.Report(Progress(1, 100, 4, 2, Validation(1, 100, 3)));
            log.Report(Progress(2, 150, 2, 1, Validation(2, 150, 2.5)));
        }

        // A kill in the middle of a line, after a checkpoint at 100 photos.
        File.AppendAllText(folder["log.jsonl"], "{\"trained\":{\"epoch\":2,\"epo");
        using (var log = new LearningCurveLog(folder["log.jsonl"], _clock))
        {
            log.Report(Progress(2, 100, double.NaN, double.NaN) with { Notice = "goes on" });
            log.Report(Progress(2, 100, double.NaN, double.NaN, Validation(1, 100, 3)));
            log.Report(Progress(2, 160, 3, 1));
        }

        var curves = LearningCurveLog.Read(folder["log.jsonl"]);
        CollectionAssert.AreEqual(new[] { (0L, 100L), (100L, 160L) }, curves.Spans.Select(span => (span.From, span.Images)).ToArray());
        CollectionAssert.AreEqual(new[] { 100L }, curves.Validations.Select(validated => validated.Images).ToArray());
        Assert.HasCount(3, File.ReadAllLines(folder["log.jsonl"]));
        Assert.AreEqual(("Fine", 3.0, 7L), (curves.Validations[0].Heads[0].Name, curves.Validations[0].Heads[0].Loss, curves.Validations[0].Heads[0].Correct));
    }

    [TestMethod]
    [DataRow("""[]""", DisplayName = "another kind of value")]
    [DataRow("""{"trained":{"epoch":1,"epochs":3,"from":0,"images":10,"imagesPerSecond":1,"learningRate":1,"loss":1}}""", DisplayName = "no losses")]
    [DataRow("""{"trained":{"epoch":1,"epochs":3,"from":0,"images":10,"imagesPerSecond":1,"learningRate":1,"loss":1,"headLosses":[1,null]}}""", DisplayName = "a loss that is null")]
    [DataRow("""{"trained":{"epoch":1,"epochs":3,"from":0,"images":10,"imagesPerSecond":1,"learningRate":1,"loss":1,"headLosses":[1]}}""", DisplayName = "a head less")]
    [DataRow("""{"trained":{"epoch":1,"epochs":3,"from":0,"images":10,"imagesPerSecond":1,"learningRate":1,"loss":1,"headLosses":"x"}}""", DisplayName = "losses of text")]
    [DataRow("""{"trained":{"epoch":1,"epochs":3,"from":0,"images":10,"imagesPerSecond":1,"learningRate":1e400,"loss":1,"headLosses":[1,1]}}""", DisplayName = "1e400")]
    [DataRow("""{"trained":{"epoch":1,"epochs":3,"from":-5,"images":10,"imagesPerSecond":1,"learningRate":1,"loss":1,"headLosses":[1,1]}}""", DisplayName = "a negative count")]
    [DataRow("""{"trained":{"epoch":1,"epochs":3,"from":20,"images":10,"imagesPerSecond":1,"learningRate":1,"loss":1,"headLosses":[1,1]}}""", DisplayName = "more before than after")]
    [DataRow("""{"trained":{"epoch":99999999999,"epochs":3,"from":0,"images":10,"imagesPerSecond":1,"learningRate":1,"loss":1,"headLosses":[1,1]}}""", DisplayName = "a count beyond 2^31")]
    [DataRow("""{"validated":{"epoch":1,"images":10,"photos":2,"loss":1,"isBest":true,"heads":[null,null],"predictors":[]}}""", DisplayName = "a head that is null")]
    [DataRow("""{"validated":{"epoch":1,"images":10,"photos":2,"loss":1,"isBest":true,"heads":[{"name":"\ud800","loss":1,"labelled":2,"correct":1},{"name":"b","loss":1,"labelled":2,"correct":1}],"predictors":[]}}""", DisplayName = "a lone surrogate")]
    [DataRow("""{"validated":{"epoch":1,"images":10,"photos":2,"loss":1,"isBest":true,"heads":[{"name":null,"loss":1,"labelled":2,"correct":1},{"name":"b","loss":1,"labelled":2,"correct":1}],"predictors":[]}}""", DisplayName = "a name that is null")]
    [DataRow("""{"validated":{"epoch":1,"images":10,"photos":2,"loss":1,"isBest":true,"heads":[{"name":"a","loss":1,"labelled":2,"correct":1},{"name":"b","loss":1,"labelled":2,"correct":1}],"predictors":[null]}}""", DisplayName = "a predictor that is null")]
    public void Lines_that_no_run_writes_are_named_and_passed_over_by_a_run_that_goes_on(string line)
    {
        using var folder = new TemporaryFolder();
        using (var log = new LearningCurveLog(folder["log.jsonl"], _clock))
            log.Report(Progress(1, 10, 4, 2));
        File.AppendAllText(folder["log.jsonl"], line + "\n");
        File.AppendAllText(folder["log.jsonl"], """{"trained":{"epoch":1,"epochs":3,"from":10,"images":30,"imagesPerSecond":"NaN","learningRate":1,"loss":1,"headLosses":["NaN",1]}}""" + "\n");

        var error = Assert.ThrowsExactly<InvalidDataException>(() => LearningCurveLog.Read(folder["log.jsonl"]));
        Assert.Contains("Line 2 of '", error.Message);

        using (var log = new LearningCurveLog(folder["log.jsonl"], _clock))
            log.Report(Progress(1, 30, double.NaN, double.NaN) with { Notice = "goes on" });
        var curves = LearningCurveLog.Read(folder["log.jsonl"]);
        CollectionAssert.AreEqual(new[] { 10L, 30L }, curves.Spans.Select(span => span.Images).ToArray());
        Assert.IsEmpty(curves.Validations);
    }

    [TestMethod]
    public void Lines_without_figures_are_passed_over_and_extreme_ones_are_drawn()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["log.jsonl"], """
            {"trained":{"epoch":1,"epochs":3,"from":0,"images":10,"imagesPerSecond":1,"learningRate":1,"loss":1,"headLosses":[1,1]}}
            {"trained":null}
            {"trained":{"epoch":1,"epochs":3,"from":10,"images":20,"imagesPerSecond":1,"learningRate":1e300,"loss":1,"headLosses":[1,1]}}
            {"trained":{"epoch":1,"epochs":3,"from":20,"images":30,"imagesPerSecond":"NaN","learningRate":1,"loss":1,"headLosses":["NaN",1]}}

            """);

        var curves = LearningCurveLog.Read(folder["log.jsonl"]);

        CollectionAssert.AreEqual(new[] { 10L, 20L, 30L }, curves.Spans.Select(span => span.Images).ToArray());
        using var page = new StringWriter();
        LearningCurvePage.Write(page, "Run", curves);
        Assert.Contains("30", page.ToString());
    }

    [TestMethod]
    public void Run_that_begins_begins_its_log()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("log.jsonl", "something else");
        using (var log = new LearningCurveLog(path, _clock))
        {
            Assert.AreEqual("something else", File.ReadAllText(path), "Nothing is lost before there is something new.");
            log.Report(Progress(1, 10, 4, 2));
        }

        Assert.HasCount(1, File.ReadAllLines(path));
        Assert.HasCount(1, LearningCurveLog.Read(path).Spans);
    }

    [TestMethod]
    [DataRow("{\"trained\":{\"epoch\":3000000000}}", "$.trained.epoch")]
    [DataRow("{\"trained\":{\"epoch\":\"1\",\"headLosses\":[1,2]}}", "epoch")]
    [DataRow("{\"trained\":{\"epoch\":1,\"images\":5,\"headLosses\":[1]}}", "losses of 1 heads")]
    [DataRow("{\"trained\":{\"epoch\":1,\"images\":5}}", "losses of 0 heads")]
    [DataRow("{\"trained\":{\"epoch\":1,\"images\":-5,\"headLosses\":[1,2]}}", "photo -5")]
    [DataRow("{\"trained\":{\"epoch\":1,\"images\":5,\"learningRate\":\"Infinity\",\"headLosses\":[1,2]}}", "learning rate")]
    [DataRow("{\"validated\":{\"epoch\":1,\"heads\":[null,null],\"predictors\":[]}}", "no name")]
    [DataRow("{\"validated\":{\"epoch\":1,\"heads\":[{\"name\":\"\\ud800\"},{\"name\":\"b\"}],\"predictors\":[]}}", "name")]
    [DataRow("{\"validated\":{\"epoch\":1,\"heads\":[{\"name\":\"a\"},{\"name\":\"b\"}],\"predictors\":[null]}}", "predictor has no name")]
    [DataRow("{\"validated\":{\"epoch\":1,\"heads\":[{\"name\":\"a\"},{\"name\":\"b\"},{\"name\":\"c\"}],\"predictors\":[]}}", "it has 3 heads")]
    [DataRow("[1]", "LearningCurveLine")]
    public void Line_that_makes_no_sense_is_named(string line, string reason)
    {
        using var folder = new TemporaryFolder();
        const string Good = "{\"trained\":{\"epoch\":1,\"epochs\":1,\"from\":0,\"images\":10,\"learningRate\":0.5,\"headLosses\":[1,\"NaN\"]}}\n";
        var error = Assert.ThrowsExactly<InvalidDataException>(() => LearningCurveLog.Read(folder.Write("a.jsonl", $"{Good}{line}\n{Good}")));
        Assert.Contains("Line 2", error.Message);
        Assert.Contains(reason, error.Message);
        Assert.ThrowsExactly<InvalidDataException>(() => LearningCurveLog.Read(folder.Write("b.jsonl", $"{Good}{line}\n")));
        Assert.HasCount(1, LearningCurveLog.Read(folder.Write("c.jsonl", $"{Good}{line}")).Spans);
    }

    private static TrainingProgress Progress(int epoch, long images, double fine, double coarse, ValidationResult? validation = null) =>
        new(epoch, 3, images, 20, null, 0.5, double.IsNaN(coarse) ? fine : fine + coarse, [fine, coarse], validation);

    private static ValidationResult Validation(int epoch, long images, double loss) => new(epoch, images, 20, loss, [new HeadValidation("Fine", loss, 20, 7)], null);

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
