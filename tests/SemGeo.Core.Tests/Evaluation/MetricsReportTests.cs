using SemGeo.Evaluation;
using SemGeo.Geography;
using SemGeo.Testing;

namespace SemGeo.Core.Tests.Evaluation;

[TestClass]
public class MetricsReportTests
{
    [TestMethod]
    public void Markdown_reads_well()
    {
        var text = new StringWriter { NewLine = "\n" };
        MetricsReport.WriteMarkdown(Metrics(), text);
        Assert.AreEqual("""
            | predictor | rows | % at 25 km | % at 2500 km | median km |
            | --- | --- | --- | --- | --- |
            | f | 3 | 66.7 (20.8-93.9) | 66.7 (20.8-93.9) | 0.00 |
            | f* | 3 | 33.3 (6.1-79.2) | 100.0 (43.9-100.0) | 1112 |
            | baseline: largest cell | 3 | 0.0 (0.0-56.1) | 0.0 (0.0-56.1) | 5442 |

            Left out: 1 rows without a true coordinate.

            Counted as misses of f: 1 rows without a prediction.

            | place | rows | hits | % hit |
            | --- | --- | --- | --- |
            | admin level 2 | 1 | 1 | 100.0 (20.7-100.0) |

            """.ReplaceLineEndings("\n"), text.ToString());
    }

    [TestMethod]
    public void Plain_text_stands_in_columns()
    {
        var text = new StringWriter { NewLine = "\n" };
        MetricsReport.WritePlain(Metrics(), text);
        Assert.StartsWith("predictor               rows        % at 25 km        % at 2500 km  median km\nf                          3  66.7 (20.8-93.9)    66.7 (20.8-93.9)       0.00\n", text.ToString());
    }

    [TestMethod]
    public void Csv_has_a_line_a_figure()
    {
        var text = new StringWriter();
        MetricsReport.WriteCsv(Metrics(), text);
        var lines = text.ToString().Split("\r\n");
        Assert.AreEqual("kind,name,rows,without_coordinate,without_prediction,median_km,radius_km,value,low,high", lines[0]);
        Assert.StartsWith("predictor,f,3,1,1,0,25,0.6666666666666666,0.2076", lines[1]);
        Assert.StartsWith("baseline,baseline: largest cell,3,1,0,5", lines[5]);
        Assert.StartsWith("place,admin level 2,1,,,,,1,0.2065", lines[7]);
        Assert.HasCount(9, lines);
    }

    private static GeolocationMetrics Metrics()
    {
        var set = Places.Europe();
        var evaluator = new GeolocationEvaluator(["f", "f*"], new() { RadiiKm = [25, 2500] });
        evaluator.AddLargestCellBaseline(set);
        GeoCoordinate origin = new(0, 0), near = new(0, 10);
        evaluator.Add(origin, origin, near);
        evaluator.Add(origin, origin, origin);
        evaluator.Add(origin, GeoCoordinate.Missing, near);
        evaluator.Add(GeoCoordinate.Missing, origin, origin);
        var places = new PlaceHitCounter(set, Places.EuropeNames());
        places.Add(Places.AddressOf("fr"), set.Hierarchy.IndexOf("paris"));
        return evaluator.Result(places);
    }
}
