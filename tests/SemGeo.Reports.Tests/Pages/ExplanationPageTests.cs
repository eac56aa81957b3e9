using System.Globalization;
using System.Text.RegularExpressions;
using SemGeo.Reports.Explanations;

namespace SemGeo.Reports.Tests.Pages;

[TestClass]
public sealed class ExplanationPageTests
{
    [TestMethod]
    public void Figures_on_the_page_are_those_of_the_data()
    {
        var page = PageSamples.Explanation("Where?", PageSamples.Photo(PageSamples.Answer()));
        string[] expected = ["1.5", "0.5", "0.4375", "0.4375", "0.5", "0.75", "0.4375", "0.125", "0.015625"];
        var values = Regex.Matches(page, "<data value=\"([^\"]+)\">").Select(match => match.Groups[1].Value).ToList();
        Assert.AreEqual(1, values.RemoveAll(value => value.StartsWith("504.", StringComparison.Ordinal)), string.Join(' ', values));
        CollectionAssert.AreEquivalent(expected, values);
        foreach (var text in new[] { ">43.8\u202f%<", ">12.5\u202f%<", ">1.6\u202f%<", ">50.0\u202f%<", ">75.0\u202f%<", ">1.50<", ">0.50<", ">504\u202fkm<", "Mitte, Berlin, Germany", "52.520°N 13.405°E" })
            Assert.Contains(text, page);
    }

    [TestMethod]
    public void Map_shows_the_best_cells_with_their_colours_and_the_truth()
    {
        var page = PageSamples.Explanation("Where?", PageSamples.Photo(PageSamples.Answer()));
        Assert.MatchesRegex("<path class=\"cell p4\" d=\"M[^\"]+z\"><title>Munich, Bavaria, Germany: 43.8", page);
        Assert.MatchesRegex("<path class=\"dot p3\" d=\"M[^\"]+h0\"><title>Berlin, Germany: 12.5", page);
        Assert.DoesNotContain("<title>Lima, Peru", page, "it is beyond the map's edge");
        Assert.Contains("<svg class=\"inset\"", page);
        Assert.Contains("The true place", page);
    }

    [TestMethod]
    public void Two_models_stand_side_by_side_and_share_the_earth()
    {
        var page = PageSamples.Explanation("Where?", PageSamples.Photo(PageSamples.Answer("first"), PageSamples.Answer("second")));
        Assert.Contains("class=\"models n2\"", page);
        Assert.HasCount(2, Regex.Matches(page, "<section class=\"model\""));
        Assert.HasCount(1, Regex.Matches(page, "<g id=\"world\">"));
        Assert.IsLessThan(1_000_000, page.Length);
    }

    [TestMethod]
    public void Names_are_escaped_and_nothing_is_fetched()
    {
        var answer = PageSamples.Answer(PageSamples.Nasty) with { Explained = PageSamples.Nasty, Address = [new(PageSamples.Nasty, 1)], ConceptError = PageSamples.Nasty };
        var page = PageSamples.Explanation(PageSamples.Nasty, new ExplainedPhoto(PageSamples.Nasty, PageSamples.Berlin, PageSamples.Nasty, [answer with { Cells = [new(PageSamples.Nasty, 1, PageSamples.Munich)] }], PageSamples.Nasty));
        Assert.HasCount(1, Regex.Matches(page, "<script"));
        Assert.DoesNotContain("alert('x')", page);
        Assert.DoesNotContain("http", page.Replace("http-equiv", "", StringComparison.Ordinal));
        Assert.DoesNotContain("url(", page);
        Assert.Contains("default-src 'none'", page);
    }

    [TestMethod]
    public void Same_photos_give_the_same_bytes_in_any_culture()
    {
        var first = PageSamples.Explanation("Where?", PageSamples.Photo(PageSamples.Answer()));
        var before = CultureInfo.CurrentCulture;
        var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (commas.NumberFormat.NumberDecimalSeparator, commas.NumberFormat.NegativeSign) = (",", "~");
        try
        {
            CultureInfo.CurrentCulture = commas;
            Assert.AreEqual(first, PageSamples.Explanation("Where?", PageSamples.Photo(PageSamples.Answer())));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [TestMethod]
    public void Kinds_of_places_dilation_and_completeness_are_told_where_they_are_known()
    {
        var plain = PageSamples.Explanation("Where?", PageSamples.Photo(PageSamples.Answer()));
        Assert.DoesNotContain("<small>", plain);
        Assert.DoesNotContain("class=\"gap\"", plain);
        Assert.DoesNotContain("enlarged", plain);
        var answer = PageSamples.Answer() with { Address = [new("Berlin", 0.25, "town"), new("Berlin", 0.5, "state or region")], Dilation = 3, CompletenessGap = 0.03125 };
        var page = PageSamples.Explanation("Where?", PageSamples.Photo(answer));
        Assert.Contains("Berlin <small>town</small>", page);
        Assert.Contains("Berlin <small>state or region</small>", page);
        Assert.Contains("<data value=\"0.03125\">3.1", page);
        Assert.Contains("enlarged by 3 pixels on all sides of 8", page);
    }

    [TestMethod]
    [DataRow("country", 2, "country")]
    [DataRow("admin1", null, "state or region")]
    [DataRow("s2", null, "S2 cell")]
    [DataRow("administrative", 6, "district")]
    [DataRow("administrative", 8, "municipality")]
    [DataRow("nature_reserve", null, "nature reserve")]
    [DataRow("", null, "")]
    public void Kind_of_a_place_is_its_class_or_its_level(string @class, int? level, string expected) => Assert.AreEqual(expected, AddressStep.KindOf(@class, level));

    [TestMethod]
    public void Photo_without_an_answer_says_why()
    {
        var page = PageSamples.Explanation("Where?", new ExplainedPhoto("photo.jpg", PageSamples.Berlin, "", [], "it is cut short"));
        Assert.Contains("Not explained: it is cut short", page);
    }

    [TestMethod]
    public void Explanation_or_mask_of_another_size_is_refused()
    {
        var answer = PageSamples.Answer();
        var error = Assert.ThrowsExactly<ArgumentException>(() => PageSamples.Explanation("Where?", PageSamples.Photo(answer with { Importance = new float[63] })));
        Assert.Contains("has 63 values, but the photo was 8x8", error.Message);
        error = Assert.ThrowsExactly<ArgumentException>(() => PageSamples.Explanation("Where?", PageSamples.Photo(answer with { Mask = new(2, 2, new byte[4]) })));
        Assert.Contains("The mask is 2x2, but 'first' saw 8x8", error.Message);
    }
}
