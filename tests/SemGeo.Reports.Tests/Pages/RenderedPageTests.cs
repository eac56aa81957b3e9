using System.Text.RegularExpressions;

namespace SemGeo.Reports.Tests.Pages;

[TestClass]
[TestCategory("Slow")]
public sealed class RenderedPageTests
{
    // Added by the tests alone: what the browser has laid out, as an attribute of the document.
    private const string Probe = """
        <script>
        const seen = [...document.querySelectorAll('data')].map(data => data.textContent.replaceAll('\u202f', ' '));
        document.documentElement.dataset.seen = seen.join('|');
        document.documentElement.dataset.wide = document.documentElement.scrollWidth > innerWidth;
        document.documentElement.dataset.heat = document.querySelector('.heat') ? getComputedStyle(document.querySelector('.heat')).opacity : '';
        document.querySelector('button.concept')?.click();
        </script>
        """;

    [TestMethod]
    public async Task Explanation_renders_without_a_complaint_and_shows_the_figures()
    {
        var page = PageSamples.Explanation("Where?", PageSamples.Photo(PageSamples.Answer()));
        var (document, console) = await Chromium.RenderAsync(page.Replace("</body>", Probe + "</body>"), width: 500);
        Assert.AreEqual("", console);
        Assert.AreEqual("1.50|0.50|43.8 %|504 km|43.8 %|50.0 %|75.0 %|43.8 %|12.5 %|1.6 %", Attribute(document, "seen"));
        Assert.AreEqual("false", Attribute(document, "wide"));
        Assert.AreEqual("0.75", Attribute(document, "heat"));
        Assert.HasCount(1, Regex.Matches(document, "<button[^>]*aria-pressed=\"true\""));
        Assert.HasCount(1, Regex.Matches(document, "<g [^>]*class=\"dim\""));
    }

    [TestMethod]
    public async Task Report_renders_without_a_complaint_and_shows_the_figures()
    {
        var (document, console) = await Chromium.RenderAsync(PageSamples.Report("Report", PageSamples.Collection).Replace("</body>", Probe + "</body>"), width: 500);
        Assert.AreEqual("", console);
        Assert.StartsWith("25.0 %|25.0 %|25.0 %|50.0 %|50.0 %|0.00 km|504 km|", Attribute(document, "seen"));
        Assert.AreEqual("false", Attribute(document, "wide"));
    }

    [TestMethod]
    public async Task Complaints_are_noticed()
    {
        var (_, console) = await Chromium.RenderAsync("<!doctype html><script>undefinedFunction()</script>");
        Assert.Contains("undefinedFunction", console);
    }

    private static string Attribute(string document, string name) => Regex.Match(document, $"data-{name}=\"([^\"]*)\"").Groups[1].Value;
}
