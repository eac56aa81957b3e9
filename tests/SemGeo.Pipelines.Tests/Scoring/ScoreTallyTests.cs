using SemGeo.Pipelines.Output;
using SemGeo.Pipelines.Scoring;

namespace SemGeo.Pipelines.Tests.Scoring;

[TestClass]
public sealed class ScoreTallyTests
{
    [TestMethod]
    public void Progress_has_the_rate_of_this_run_and_the_time_that_is_left()
    {
        var tally = new ScoreTally { Resumed = 1 };
        foreach (var id in new[] { "a", "b", "c" })
            tally.Add(id, $"{id}.jpg", "");
        var elapsed = TimeSpan.FromSeconds(2);

        // Two photos in two seconds, seven to come.
        Assert.AreEqual(new ProgressLine("scored 3 of 10 photos, 1/s, 0.00:00:07 left", 0.3), tally.Describe(10, elapsed));
        Assert.AreEqual(new ProgressLine("scored 3 photos, 1/s"), tally.Describe(null, elapsed));
    }

    [TestMethod]
    public void Photos_without_a_prediction_are_listed_and_absent_ones_with_their_path()
    {
        var tally = new ScoreTally();
        tally.Add("a", "a.jpg", "");
        tally.Add("b", "x/b.jpg", "The file does not exist.");
        tally.Add("c", "c.jpg", "It is no image.");
        using var output = new StringWriter();
        tally.WriteBad(output);

        Assert.AreEqual((3L, 2L, 1L), (tally.Rows, tally.Bad, tally.Absent));
        Assert.AreEqual("no prediction: b: The file does not exist. (x/b.jpg)\nno prediction: c: It is no image.\n", output.ToString().ReplaceLineEndings("\n"));
    }
}
