using SemGeo.Evaluation;
using SemGeo.Geography;

namespace SemGeo.Core.Tests.Evaluation;

[TestClass]
public class CoordinateSampleTests
{
    [TestMethod]
    public void Short_stream_is_kept_whole()
    {
        var sample = new CoordinateSample(10, 1);
        for (var i = 0; i < 10; i++)
            sample.Add(new(i, 0));
        sample.Add(GeoCoordinate.Missing);
        CollectionAssert.AreEqual(Enumerable.Range(0, 10).Select(i => new GeoCoordinate(i, 0)).ToArray(), sample.Coordinates.ToArray());
        Assert.AreEqual(10, sample.Seen);
    }

    [TestMethod]
    public void Every_coordinate_is_kept_with_the_same_chance()
    {
        // 4,000 samples of 5 of 20: each is kept 1,000 times on average, standard deviation 27.
        var kept = new int[20];
        for (var seed = 0; seed < 4000; seed++)
        {
            var sample = new CoordinateSample(5, seed);
            for (var i = 0; i < kept.Length; i++)
                sample.Add(new(i, 0));
            Assert.HasCount(5, sample.Coordinates.Distinct().ToArray());
            foreach (var coordinate in sample.Coordinates)
                kept[(int)coordinate.Latitude]++;
        }

        foreach (var count in kept)
            Assert.AreEqual(1000, count, 135);
    }
}
