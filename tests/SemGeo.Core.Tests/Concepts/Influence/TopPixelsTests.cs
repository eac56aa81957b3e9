using SemGeo.Concepts.Influence;

namespace SemGeo.Core.Tests.Concepts.Influence;

[TestClass]
public sealed class TopPixelsTests
{
    [TestMethod]
    public void The_greatest_values_are_selected()
    {
        CollectionAssert.AreEqual(new[] { 1, 5 }, Select([0.5f, 3f, -7f, 0f, 1f, 2f], 3, 2));
        CollectionAssert.AreEqual(new[] { 0, 3 }, Select([-1f, -3f, -2.5f, -2f], 2, 2));
        CollectionAssert.AreEqual(new[] { 2 }, Select([float.MaxValue, 1f, float.PositiveInfinity, float.NegativeInfinity], 2, 1));
    }

    [TestMethod]
    public void Of_equal_values_the_first_ones_are_selected()
    {
        CollectionAssert.AreEqual(new[] { 0, 1, 2 }, Select([4f, 4f, 4f, 4f, 4f, 4f], 2, 3));
        CollectionAssert.AreEqual(new[] { 1, 2, 4 }, Select([1f, 2f, 2f, 1f, 3f, 2f], 3, 3));
        CollectionAssert.AreEqual(new[] { 0, 1 }, Select([-0f, 0f, 0f, -1f], 2, 2));
    }

    [TestMethod]
    public void All_pixels_can_be_selected() => CollectionAssert.AreEqual(new[] { 0, 1, 2, 3 }, Select([1f, -1f, 0f, 1f], 2, 4));

    [TestMethod]
    public void Selection_agrees_with_a_stable_sort()
    {
        var random = new Random(5);
        for (var round = 0; round < 50; round++)
        {
            var map = Enumerable.Range(0, 600).Select(_ => MathF.Round((float)(random.NextDouble() - 0.4) * 40) / (round % 7 + 1)).ToArray();
            var k = random.Next(1, map.Length + 1);
            var expected = Enumerable.Range(0, map.Length).OrderByDescending(i => map[i]).Take(k).Order().ToArray();

            CollectionAssert.AreEqual(expected, Select(map, 20, k));
        }
    }

    [TestMethod]
    public void Not_a_number_is_an_error_that_names_the_pixel()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => Select([1f, 2f, float.NaN, 0f], 2, 1));

        StringAssert.Contains(error.Message, "pixel 2");
    }

    private static int[] Select(float[] map, int width, int k)
    {
        var set = TopPixels.Select(map, width, k);
        return [.. Enumerable.Range(0, map.Length).Where(i => set[i % width, i / width])];
    }
}
