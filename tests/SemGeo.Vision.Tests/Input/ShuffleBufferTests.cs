using SemGeo.Vision.Input;

namespace SemGeo.Vision.Tests.Input;

[TestClass]
public sealed class ShuffleBufferTests
{
    private static long[] Shuffled(IEnumerable<PhotoExample> examples, int capacity, long bytes = long.MaxValue, int epoch = 0) =>
        [.. ShuffleBuffer.Shuffle(examples, capacity, bytes, new(1, epoch, -1)).Select(example => example.Row)];

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(10)]
    [DataRow(1000)]
    public void Every_row_comes_once(int capacity) =>
        CollectionAssert.AreEquivalent(Enumerable.Range(0, 100).Select(row => (long)row).ToArray(), Shuffled(Photos.Golden(100), capacity));

    [TestMethod]
    public void Buffer_of_one_keeps_the_order() => CollectionAssert.AreEqual(Enumerable.Range(0, 20).Select(row => (long)row).ToArray(), Shuffled(Photos.Golden(20), 1));

    [TestMethod]
    public void Same_seed_gives_the_same_order_and_another_epoch_another()
    {
        CollectionAssert.AreEqual(Shuffled(Photos.Golden(50), 20), Shuffled(Photos.Golden(50), 20));
        CollectionAssert.AreNotEqual(Shuffled(Photos.Golden(50), 20), Shuffled(Photos.Golden(50), 20, epoch: 1));
    }

    [TestMethod]
    public void Every_place_is_equally_likely_with_a_buffer_for_all()
    {
        // The mean place of each of 10 rows over 3,000 shuffles is 4.5; its standard error 0.05.
        var sums = new double[10];
        for (var epoch = 0; epoch < 3000; epoch++)
        {
            var order = Shuffled(Photos.Golden(10), 10, epoch: epoch);
            for (var place = 0; place < 10; place++)
                sums[order[place]] += place;
        }
        foreach (var sum in sums)
            Assert.AreEqual(4.5, sum / 3000, 0.25);
    }

    [TestMethod]
    public void Bytes_bound_what_is_held()
    {
        var read = 0;
        IEnumerable<PhotoExample> Source()
        {
            for (; read < 100; read++)
                yield return Photos.Example(read, null, new byte[1000]);
        }
        using var rows = ShuffleBuffer.Shuffle(Source(), 50, 5000, new(1, 0, -1)).GetEnumerator();
        rows.MoveNext();
        // The sixth row is one too many.
        Assert.AreEqual(5, read);
    }
}
