using System.Text.RegularExpressions;
using System.Xml.Linq;
using SemGeo.Evaluation;
using SemGeo.Reports.Charts;

namespace SemGeo.Reports.Tests.Charts;

[TestClass]
public sealed class LineChartTests
{
    [TestMethod]
    [DataRow(4.0, 4.0, 5)]
    [DataRow(13.8, 15.0, 4)]
    [DataRow(0.02, 0.02, 5)]
    [DataRow(0.49, 0.5, 6)]
    [DataRow(double.NaN, 1.0, 6)]
    public void Axis_ends_at_a_round_number_in_about_five_steps(double most, double expected, int ticks)
    {
        var axis = ChartAxis.ToRound("y", most);
        Assert.AreEqual(expected, axis.Most, 1e-12);
        Assert.HasCount(ticks, axis.Ticks);
        Assert.AreEqual(expected, axis.Ticks[^1].Value, 1e-12);
    }

    [TestMethod]
    public void Points_are_where_the_axes_say_and_what_is_no_number_interrupts_the_line()
    {
        // The frame is 46 to 404 pixels wide and 34 to 260 high, in tenths: (0, 0) is 460 2600, (10, 4) 4040 340, (5, 2) the middle.
        var drawing = Draw(ChartOf(new ChartSeries("line", 1, [new(0, 0), new(5, 2), new(6, double.NaN), new(7.5, 1), new(10, 4, 1)]) { HasDots = true, IsDashed = true }));
        Assert.Contains("<path class=\"line s1 dashed\" d=\"M460 2600L2250 1470M3145 2035L4040 340\"/>", drawing);
        Assert.Contains("<path class=\"dot s1\" d=\"M460 2600h0M2250 1470h0M3145 2035h0M4040 340h0\"/>", drawing);
        Assert.Contains("<path class=\"bar s1\" d=\"M4040 905L4040 -225\"/>", drawing);
        Assert.Contains("<path class=\"grid\" d=\"M460 2035L4040 2035\"/><text x=\"400\" y=\"2075\" text-anchor=\"end\">1</text>", drawing);
    }

    [TestMethod]
    public void Names_that_would_cover_one_another_stand_apart_within_the_frame()
    {
        var drawing = Draw(ChartOf(new("a", 0, [new(10, 0)]), new("b", 1, [new(10, 0)]), new("c", 2, [new(10, 4)]), new("none", 3, [new(10, double.NaN)])));
        CollectionAssert.AreEqual(new[] { "c 380", "a 2500", "b 2640" }, Regex.Matches(drawing, "class=\"name s\\d\" x=\"4110\" y=\"(\\d+)\">(\\w+)<").Select(m => $"{m.Groups[2].Value} {m.Groups[1].Value}").ToArray());
    }

    [TestMethod]
    public void Drawing_is_one_file_with_light_and_dark_colours()
    {
        var chart = ChartOf(new ChartSeries("<&>", 0, [new(0, 1)]));
        var drawing = Draw(chart, chart, chart);
        var root = XDocument.Parse(drawing).Root!;
        Assert.AreEqual("0 0 9600 6000", root.Attribute("viewBox")!.Value, "Three charts take two rows of two.");
        Assert.Contains("&lt;&amp;&gt;", drawing);
        Assert.Contains("prefers-color-scheme: dark", drawing);
        Assert.HasCount(1, Regex.Matches(drawing, "http"), "The namespace alone is an address.");
        Assert.DoesNotContain("\r", drawing);
    }

    [TestMethod]
    public void Compared_runs_are_drawn_as_mean_and_deviation()
    {
        // Accuracies 0.2 and 0.4: 0.3 and a deviation of 0.1414; the axis ends at 0.5, that of a bound of 0.9 at 1.
        var charts = AccuracyComparison.Charts([new("f", "SemP", [Metrics(0.2), Metrics(0.4)]), new("f", "S2", [Metrics(0.1), Metrics(0.1)]), new("bound", "S2", [Metrics(0.9)]) { IsBound = true }]);
        Assert.HasCount(2, charts);
        var (first, second) = (charts[0].Series[0], charts[0].Series[1]);
        Assert.AreEqual(0.3, first.Points[0].Y, 1e-12);
        Assert.AreEqual(Math.Sqrt(0.02), first.Points[0].Spread, 1e-12);
        Assert.AreEqual((0.1, 0.0), (second.Points[0].Y, second.Points[0].Spread));
        Assert.IsLessThan(second.Points[0].X, first.Points[0].X, "Bars at one radius stand beside one another.");
        Assert.IsTrue(charts[1].Series[0].IsDashed);
        Assert.AreEqual(second.Colour, charts[1].Series[0].Colour);
        Assert.AreEqual((0.5, 1.0), (charts[0].Y.Most, charts[1].Y.Most));
        Assert.Contains("SemP: 30.0 % within 25 km", charts[0].Told);
    }

    private static PredictorMetrics Metrics(double accuracy) => new("f", 10, 0, 0, 1, [new(25, accuracy, WilsonInterval.Of(accuracy, 10))]);

    private static Chart ChartOf(params ChartSeries[] series) => new("title", "told", ChartAxis.ToRound("x", 10), ChartAxis.ToRound("y", 4), series);

    private static string Draw(params Chart[] charts)
    {
        var text = new StringWriter();
        LineChart.WriteDrawing(text, "drawing", charts);
        return text.ToString();
    }

    [TestMethod]
    [DataRow(5e-324)]
    [DataRow(1e308)]
    [DataRow(double.PositiveInfinity)]
    [DataRow(double.NaN)]
    [DataRow(-1.0)]
    public void Axis_of_a_value_that_cannot_be_divided_goes_from_0_to_1(double most) => Assert.AreEqual((0.0, 1.0), (ChartAxis.ToRound("loss", most).Least, ChartAxis.ToRound("loss", most).Most));
}
