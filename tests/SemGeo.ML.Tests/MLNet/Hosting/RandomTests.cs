using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace SemGeo.ML.Tests.MLNet.Hosting;

[TestClass]
public class RandomTests
{
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
}
