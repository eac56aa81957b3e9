using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace Shims.MLNet.Tests.Hosting;

[TestClass]
public class RandomTests
{
    [TestMethod]
    public void Seeded_numbers_are_those_of_ML_NET()
    {
        IHostEnvironment env = new MLContext(42);
        var rand = env.Register("A").Rand;
        CollectionAssert.AreEqual(new[] { 460262708, 362456825, 111088861, 1484440979, 994247040 }, Enumerable.Range(0, 5).Select(_ => rand.Next()).ToArray());
        Assert.AreEqual(17, rand.Next(100));
        Assert.AreEqual(8, rand.Next(5, 10));
        Assert.AreEqual(0.9325342786032706, rand.NextDouble());
        var seeded = env.Register("B", seed: 7);
        Assert.AreEqual(733061423, seeded.Rand.Next());
        Assert.AreEqual(902364231, seeded.Register("C").Rand.Next());
    }

    [TestMethod]
    public void Contexts_of_one_seed_give_equal_numbers_and_others_do_not()
    {
        int[] Numbers(int? seed)
        {
            IHostEnvironment env = new MLContext(seed);
            return [env.Register("A").Rand.Next(), env.Register("B").Rand.Next()];
        }

        CollectionAssert.AreEqual(Numbers(3), Numbers(3));
        CollectionAssert.AreNotEqual(Numbers(3), Numbers(4));
        CollectionAssert.AreNotEqual(Numbers(null), Numbers(null));
    }

    [TestMethod]
    public void A_host_with_a_seed_of_its_own_does_not_depend_on_the_order()
    {
        IHostEnvironment env = new MLContext(3);
        var first = env.Register("A", seed: 9).Rand.Next();
        env.Register("B").Rand.Next();
        Assert.AreEqual(first, env.Register("A", seed: 9).Rand.Next());
        Assert.AreNotEqual(env.Register("C").Rand.Next(), env.Register("C").Rand.Next());
    }

    [TestMethod]
    public void Numbers_keep_within_their_bounds()
    {
        var rand = ((IHostEnvironment)new MLContext(1)).Register("A").Rand;
        for (var i = 0; i < 1000; i++)
        {
            Assert.IsTrue(rand.Next(7) is >= 0 and < 7);
            Assert.IsTrue(rand.Next(-3, 4) is >= -3 and < 4);
            Assert.IsTrue(rand.NextDouble() is >= 0 and < 1);
        }

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => rand.Next(-1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => rand.Next(2, 1));
    }
}
