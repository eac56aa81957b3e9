using SemGeo.Concepts.Summary;

namespace SemGeo.Core.Tests.Concepts.Summary;

[TestClass]
public sealed class ConceptSummaryTests
{
    [TestMethod]
    public void Median_and_mean_are_taken_over_the_images_of_an_interval()
    {
        var summary = Sum(1, (10, "sky", 1), (24.9, "sky", 4), (0, "sky", 2.5), (25, "sky", 8), (749, "sky", 2), (749, "sky", 3), (100, "sky", 3));

        var sky = summary.Rows.Single();
        Assert.AreEqual(new ConceptStatistics(3, 2.5, 2.5), sky.Statistics[0]);
        Assert.AreEqual(new ConceptStatistics(4, 3, 4), sky.Statistics[1]);
        Assert.IsNull(sky.Statistics[2]);
        Assert.AreEqual(0.5, sky.Discrepancy);
    }

    [TestMethod]
    public void Concepts_of_too_few_images_are_left_out_of_the_interval()
    {
        var summary = Sum(2, (1, "tower", 1), (1, "sky", 1), (1, "sky", 1), (30, "tower", 1), (30, "tower", 1));

        Assert.IsNotNull(summary.Rows[0].Statistics[0]);
        Assert.AreEqual("tower", summary.Rows[1].Concept);
        Assert.IsNull(summary.Rows[1].Statistics[0]);
        Assert.AreEqual(2, summary.Rows[1].Statistics[1]!.Count);
    }

    [TestMethod]
    public void Images_that_cannot_be_placed_are_counted()
    {
        var builder = new ConceptSummaryBuilder(new ConceptSummaryOptions { MinimumCount = 1 });
        builder.Add(double.NaN, ["sky"], [1]);
        builder.Add(2500, ["sky"], [1]);
        builder.Add(2499.9, ["sky"], [1]);
        builder.Add(5, [], []);

        var summary = builder.Build();

        Assert.AreEqual((2, 1, 1), (summary.Images, summary.OutsideIntervals, summary.WithoutDistance));
        Assert.AreEqual(1, summary.Rows.Single().Statistics[2]!.Count);
    }

    [TestMethod]
    public void Highest_and_lowest_concepts_are_ranked_by_median()
    {
        var summary = Sum(1, (1, "a", 0.5), (1, "b", 2), (1, "c", 1), (1, "d", 2));

        CollectionAssert.AreEqual(new[] { "b", "d", "c" }, summary.Highest(0, 3).Select(row => row.Concept).ToArray());
        CollectionAssert.AreEqual(new[] { "c", "a" }, summary.Lowest(0, 2).Select(row => row.Concept).ToArray());
        Assert.IsEmpty(summary.Highest(1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => summary.Highest(3));
    }

    [TestMethod]
    public void Tables_have_the_layout_of_the_paper()
    {
        var plain = Sum(1, (1, "sky", 1.25), (30, "sky", 1), (800, "sky", 1.5), (1, "road", 0.2));
        var dilated = Sum(1, (1, "sky", 1.5), (30, "sky", 0.9), (1, "road", 0.2));

        Assert.AreEqual(
            """
            | highest [0-25) km | images | median ci | highest [25-750) km | images | median ci | highest [750-2500) km | images | median ci | lowest [0-25) km | images | median ci | lowest [25-750) km | images | median ci | lowest [750-2500) km | images | median ci |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            | sky | 1 | 1.25 | sky | 1 | 1.00 | sky | 1 | 1.50 | road | 1 | 0.20 | sky | 1 | 1.00 | sky | 1 | 1.50 |

            """.ReplaceLineEndings(),
            Markdown(ConceptTables.HighestAndLowest(plain, 1)));
        Assert.AreEqual(
            """
            | concept | [0-25) km | [25-750) km | [750-2500) km |
            | --- | --- | --- | --- |
            | sky | +0.25 | -0.10 | - |
            | road | 0.00 | - | - |

            """.ReplaceLineEndings(),
            Markdown(ConceptTables.DilationDifference(plain, dilated, ["sky", "road", "tower"])));
        StringAssert.Contains(Markdown(ConceptTables.All(plain)), "| road | 0.20 |  |  | 0.20 |  |  | 1 |  |  |");
        StringAssert.Contains(Markdown(ConceptTables.Discrepancies(plain)), "| sky | 1.25 | 1.00 | 1.50 | 0.50 |");
    }

    [TestMethod]
    public void Wrong_values_are_errors()
    {
        var builder = new ConceptSummaryBuilder();
        Assert.ThrowsExactly<ArgumentException>(() => builder.Add(1, ["sky"], []));
        Assert.ThrowsExactly<ArgumentException>(() => builder.Add(1, ["sky"], [double.NaN]));
        Assert.ThrowsExactly<ArgumentException>(() => builder.Add(1, ["sky"], [-0.1]));
        var error = Assert.ThrowsExactly<ArgumentException>(() => new ConceptSummaryBuilder(new ConceptSummaryOptions { MinimumCount = 0, Intervals = [new(5, 5)] }));
        StringAssert.Contains(error.Message, "MinimumCount is 0");
        StringAssert.Contains(error.Message, "[5-5)");
        Assert.ThrowsExactly<ArgumentException>(() => ConceptTables.DilationDifference(Sum(1), new ConceptSummaryBuilder(new ConceptSummaryOptions { Intervals = [new(0, 1)] }).Build()));
    }

    private static ConceptSummary Sum(int minimumCount, params (double Km, string Concept, double Influence)[] images)
    {
        var builder = new ConceptSummaryBuilder(new ConceptSummaryOptions { MinimumCount = minimumCount });
        foreach (var (km, concept, influence) in images)
            builder.Add(km, [concept], [influence]);
        return builder.Build();
    }

    private static string Markdown(SemGeo.Tables.TextTable table)
    {
        using var writer = new StringWriter();
        table.WriteMarkdown(writer);
        return writer.ToString();
    }
}
