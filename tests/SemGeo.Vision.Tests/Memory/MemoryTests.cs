using SemGeo.Testing;

namespace SemGeo.Vision.Tests.Memory;

[TestClass]
public sealed class MemoryTests
{
    private const double AllowedKb = 20, Megabyte = 1024;

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow(MemoryWork.Models)]
    [DataRow(MemoryWork.FailedLoad)]
    [DataRow(MemoryWork.FailedTraining)]
    public async Task Nothing_is_left_of(string work)
    {
        var record = await RepeatedWork.MeasureAsync(work);

        Assert.IsLessThan(AllowedKb, record.GrowthKb, $"{work}: {record.GrowthKb:0.0} KB a repetition");
        Assert.IsTrue(MemoryRecord.Returns(record.Files), $"open files: {string.Join(' ', record.Files)}");
        Assert.IsTrue(MemoryRecord.Returns(record.Threads), $"threads: {string.Join(' ', record.Threads)}");
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task Nothing_is_left_of_a_segmenter()
    {
        // It has 260 megabytes of weights, of which malloc begins to keep some hundred after five to ten repetitions, once and for all.
        var record = await RepeatedWork.MeasureAsync(MemoryWork.Segmenters, repetitions: 15, warmUps: 15);

        Assert.IsLessThan(2 * Megabyte, record.GrowthKb);
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task A_megabyte_that_is_left_each_time_is_seen()
    {
        var record = await RepeatedWork.MeasureAsync(MemoryWork.OneMegabyte);

        Assert.IsGreaterThan(0.9 * Megabyte, record.GrowthKb);
        Assert.IsLessThan(1.1 * Megabyte, record.GrowthKb);
    }

    [TestMethod]
    public void Growth_is_the_slope_of_the_least_squares_line()
    {
        // Through (0, 1), (1, 3), (2, 2): the mean is 2 at 1; (-1 * -1 + 0 * 1 + 1 * 0) / 2.
        Assert.AreEqual(0.5, MemoryRecord.Slope([1, 3, 2]), 1e-12);
        Assert.AreEqual(4, new MemoryRecord([1024, 5120, 9216], [], []).GrowthKb, 1e-12);
    }

    [TestMethod]
    public void Counts_return_where_the_last_are_not_above_the_first()
    {
        Assert.IsTrue(MemoryRecord.Returns([5, 9, 8, 5]));
        Assert.IsFalse(MemoryRecord.Returns([5, 5, 6, 6]));
    }
}
