using System.Text.RegularExpressions;
using SemGeo.Concepts.Summary;
using SemGeo.Reports.Collections;

namespace SemGeo.Reports.Tests.Pages;

[TestClass]
public sealed class CollectionPageTests
{
    [TestMethod]
    public void Figures_on_the_page_are_those_of_the_data()
    {
        var page = PageSamples.Report("Report", PageSamples.Collection);
        Assert.Contains("<dd id=\"photos\">5</dd>", page);
        Assert.Contains("<dd id=\"answered\">4</dd>", page);
        Assert.Contains("<dd id=\"placed\">4</dd>", page);

        // Of 0, 504, 11,120 and infinitely many kilometres the middle is between the second and the third.
        Assert.MatchesRegex("<dd id=\"median\">5,8\\d\\d\u202fkm</dd>", page);
        CollectionAssert.AreEqual(new[] { "0.25", "0.25", "0.25", "0.5", "0.5" }, Regex.Matches(page, "<td class=\"number\"><data value=\"([^\"]+)\">").Select(match => match.Groups[1].Value).ToArray());
        CollectionAssert.AreEqual(new[] { "25.0\u202f%", "25.0\u202f%", "25.0\u202f%", "50.0\u202f%", "50.0\u202f%" }, Regex.Matches(page, "<text class=\"value\"[^>]*>([^<]+)<").Select(match => match.Groups[1].Value).ToArray());
        CollectionAssert.AreEqual(new[] { "1", "0", "1", "0", "2" }, Regex.Matches(page, "<li data-class=\"\\d\"><i class=\"e\\d\"></i>[^:]+: (\\d+)</li>").Select(match => match.Groups[1].Value).ToArray());
    }

    [TestMethod]
    public void Best_and_worst_come_in_order_with_the_pictures_that_were_asked_for()
    {
        var asked = new List<string>();
        var page = PageSamples.Report("Report", PageSamples.Collection, new CollectionPageOptions { Examples = 2, Thumbnail = Draw });
        CollectionAssert.AreEqual(new[] { "right", "country", "wrong", "country" }, asked);
        Assert.HasCount(1, Regex.Matches(page, "<img src=\"data:image/jpeg;base64,AQID\" alt=\"right\">"));
        Assert.HasCount(3, Regex.Matches(page, "<span class=\"blank\">"));
        Assert.Contains("1 photos without an answer", page);
        Assert.Contains("broken: it is no image", page);

        byte[]? Draw(ReportedPhoto photo)
        {
            asked.Add(photo.Name);
            return photo.Name == "right" ? [1, 2, 3] : null;
        }
    }

    [TestMethod]
    public void Concept_tables_appear_where_concepts_were_measured()
    {
        var builder = new ConceptSummaryBuilder(new ConceptSummaryOptions { MinimumCount = 1 });
        builder.Add(10, ["tree"], [2.5]);
        var page = PageSamples.Report("Report", PageSamples.Collection, new CollectionPageOptions { Concepts = builder.Build() });
        Assert.Contains("Median and mean influence of all concepts", page);
        Assert.Contains("2.50", page);
        Assert.DoesNotContain("What led the model there", PageSamples.Report("Report", PageSamples.Collection));
    }

    [TestMethod]
    public void Names_are_escaped_and_nothing_is_fetched()
    {
        var page = PageSamples.Report(PageSamples.Nasty, [new(PageSamples.Nasty, PageSamples.Berlin, PageSamples.Munich, PageSamples.Nasty, 1), new(PageSamples.Nasty, PageSamples.Berlin, SemGeo.Geography.GeoCoordinate.Missing, "", 0) { Error = PageSamples.Nasty }]);
        Assert.HasCount(1, Regex.Matches(page, "<script"));
        Assert.DoesNotContain("alert('x')", page);
        Assert.DoesNotContain("http", page.Replace("http-equiv", "", StringComparison.Ordinal));
        Assert.AreEqual(page, PageSamples.Report(PageSamples.Nasty, [new(PageSamples.Nasty, PageSamples.Berlin, PageSamples.Munich, PageSamples.Nasty, 1), new(PageSamples.Nasty, PageSamples.Berlin, SemGeo.Geography.GeoCoordinate.Missing, "", 0) { Error = PageSamples.Nasty }]));
    }

    [TestMethod]
    public void Collection_without_true_places_or_without_photos_is_a_page_too()
    {
        Assert.Contains("<dd id=\"placed\">0</dd>", PageSamples.Report("Report", [PageSamples.Collection[4]]));
        Assert.Contains("<dd id=\"photos\">0</dd>", PageSamples.Report("Report", []));
    }
}
