using SemGeo.Partitioning;
using SemGeo.Reports.Partitionings;
using SemGeo.Testing;

namespace SemGeo.Reports.Tests.Pages;

[TestClass]
public class PartitioningReportPageTests
{
    [TestMethod]
    public void Page_has_the_numbers_a_row_a_level_and_the_warnings()
    {
        using var text = new StringWriter();
        PartitioningReportPage.Write(text, PartitioningReport.Of(Places.Europe()));
        var page = text.ToString();
        Assert.Contains("default-src 'none'", page);
        Assert.Contains("<h1>Partitioning</h1>", page);
        Assert.Contains("images, geocoded by", page);
        foreach (var level in Places.Europe().Levels)
            Assert.Contains($"<tr><td>{level.Name}</td><td class=\"number\">{level.Threshold}</td><td class=\"number\">{level.Cells.Count}</td>", page);
        Assert.AreEqual(PartitioningReport.Of(Places.Europe()).Warnings.Count, page.Split("<li>").Length - 1);
    }
}
