using System.Text.RegularExpressions;
using SemGeo.Evaluation;
using SemGeo.Reports.Tests.Pages;
using SemGeo.Reports.Training;

namespace SemGeo.Reports.Tests.Training;

[TestClass]
public sealed class LearningCurvePageTests
{
    // Two epochs of 100 photos, two heads.
    private static readonly LearningCurves Sample = new(
        [Span(1, 0, 50, 4, 2), Span(1, 50, 100, 3, 2), Span(2, 100, 200, 2, 1)],
        [Validation(1, 100, 3, 0.25, isBest: true), Validation(2, 200, 4, 0.5, isBest: false)]);

    [TestMethod]
    public void Charts_show_the_figures_at_their_photos()
    {
        var page = Write(Sample);

        // Losses are drawn at the middle of their photos: 25, 75 and 150 of 200, which are 46 to 404 pixels; 0 to 4 are 260 to 34 pixels.
        Assert.Contains("<path class=\"line s0\" d=\"M908 340L1802 905L3145 1470\"/>", page);
        Assert.Contains("<path class=\"line s1\" d=\"M908 1470L1802 1470L3145 2035\"/>", page);
        Assert.Contains("<path class=\"line s0 dashed\" d=\"M2250 905L4040 340\"/>", page);

        // The ends of the epochs are divisions.
        Assert.Contains("<path class=\"grid\" d=\"M2250 2600L2250 340\"/><text x=\"2250\" y=\"2760\" text-anchor=\"middle\">1</text>", page);

        // Accuracies of 25 % and 50 % on an axis to 50 %.
        Assert.Contains("<path class=\"line s0\" d=\"M2250 1470L4040 340\"/>", page);
        Assert.Contains("aria-label=\"Accuracy of f* at the last validation: 50.0 % within 1 km, 50.0 % within 750 km.\"", page);
    }

    [TestMethod]
    public void Facts_and_tables_are_those_of_the_run()
    {
        var page = Write(Sample);
        Assert.Contains("<dd id=\"images\">200</dd>", page);
        Assert.Contains("<dd id=\"epoch\">2 of 2</dd>", page);
        Assert.Contains("<dd id=\"best\">3.000 (epoch 1)</dd>", page);
        Assert.HasCount(2, Regex.Matches(page, "<caption>Validations: accuracy of "), "Fine and f*.");
        Assert.HasCount(2, Regex.Matches(page, "<td class=\"number\">1</td><td class=\"number\">100</td><td class=\"number\">3.000</td><td class=\"number\">25.0</td><td class=\"number\">25.0</td><td class=\"number\">800</td>"));
    }

    [TestMethod]
    public void Run_that_has_only_begun_or_has_no_validations_is_a_page_too()
    {
        Assert.Contains("<dd id=\"images\">0</dd>", Write(new([], [])));
        var begun = Write(new([Span(1, 0, 50, 4, double.NaN)], []));
        Assert.Contains("head 2: training –, validation –.", begun);
        Assert.Contains("photos trained on</text>", begun);
        Assert.DoesNotContain("NaN", begun);
        Assert.Contains("<path class=\"line s0 dashed\"", Write(new([], Sample.Validations)));
    }

    [TestMethod]
    public void Page_asks_nothing_of_a_network_and_names_are_escaped()
    {
        var text = new StringWriter();
        LearningCurvePage.Write(text, PageSamples.Nasty, Sample with { Validations = [Validation(1, 100, 3, 0.5, true) with { Heads = [new(PageSamples.Nasty, 1, 1, 1), new("Coarse", 1, 1, 1)] }] });
        Assert.DoesNotContain("alert('x')", text.ToString());
        Assert.DoesNotContain("http", text.ToString().Replace("http-equiv", "", StringComparison.Ordinal));
    }

    [TestMethod]
    public void Drawing_holds_every_chart()
    {
        var text = new StringWriter();
        LearningCurvePage.WriteDrawing(text, Sample);
        CollectionAssert.AreEqual(
            new[] { "Loss: training, and validation (dotted)", "Learning rate", "Accuracy of Fine", "Accuracy of f*" },
            Regex.Matches(text.ToString(), "class=\"title\"[^>]*>([^<]+)<").Select(match => match.Groups[1].Value).ToArray());
    }

    [TestMethod]
    public void Long_runs_are_thinned_to_means_over_the_photos()
    {
        // 800 spans of 1 and 3 photos in turns, with losses 1 and 2: means of pairs are (1 + 3 x 2) / 4.
        var spans = Enumerable.Range(0, 800).Select(i => Span(1, 4 * (i / 2) + (i % 2 == 0 ? 0 : 1), 4 * (i / 2) + (i % 2 == 0 ? 1 : 4), 1 + i % 2, i % 2 == 0 ? double.NaN : 2)).ToArray();
        var thinned = LearningCurveCharts.Thin(spans);
        Assert.HasCount(400, thinned);
        Assert.AreEqual((4L, 8L, 1.75, 2.0), (thinned[1].From, thinned[1].Images, thinned[1].HeadLosses[0], thinned[1].HeadLosses[1]));
        Assert.AreSame(Sample.Spans, LearningCurveCharts.Thin(Sample.Spans));
    }

    private static TrainedSpan Span(int epoch, long from, long images, double fine, double coarse) => new(epoch, 2, from, images, 10, 0.01, fine + coarse, [fine, coarse]);

    private static Validated Validation(int epoch, long images, double loss, double accuracy, bool isBest) =>
        new(epoch, images, 20, loss, isBest, [new("Fine", loss, 20, 5), new("Coarse", 1, 20, 5)], [Metrics("Fine", accuracy), Metrics("f*", accuracy)]);

    private static PredictorMetrics Metrics(string name, double accuracy) =>
        new(name, 20, 0, 0, 800, [.. new[] { 1.0, 750 }.Select(radius => new RadiusAccuracy(radius, accuracy, WilsonInterval.Of(accuracy, 20)))]);

    private static string Write(LearningCurves curves)
    {
        var text = new StringWriter();
        LearningCurvePage.Write(text, "Training", curves);
        return text.ToString();
    }
}
