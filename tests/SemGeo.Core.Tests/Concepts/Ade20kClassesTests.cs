using SemGeo.Concepts;
using SemGeo.Concepts.Ade20k;

namespace SemGeo.Core.Tests.Concepts;

[TestClass]
public class Ade20kClassesTests
{
    [TestMethod]
    [DataRow("wall", 0)]
    [DataRow("sky", 2)]
    [DataRow("tree", 4)]
    [DataRow("car", 20)]
    [DataRow("sea", 26)]
    [DataRow("dirt track", 91)]
    [DataRow("Flag", 149)]
    public void Classes_are_in_the_order_of_the_benchmark(string name, int index) => Assert.AreEqual(index, Ade20kClasses.IndexOf(name));

    [TestMethod]
    public void There_are_150_classes_with_names_of_their_own()
    {
        var classes = Ade20kClasses.All.ToArray();
        Assert.HasCount(150, classes);
        Assert.HasCount(150, classes.Select(c => c.Name).Distinct().ToList());
        for (var i = 0; i < classes.Length; i++)
            Assert.AreEqual(i, classes[i].Index);
        Assert.AreEqual(new Ade20kClass(2, "sky", 6, 230, 230), classes[2]);
    }

    [TestMethod]
    public void An_unknown_class_is_an_error_that_offers_others()
    {
        Assert.IsFalse(Ade20kClasses.TryIndexOf("castle", out _));
        var error = Assert.ThrowsExactly<ArgumentException>(() => Ade20kClasses.IndexOf("castle"));
        Assert.Contains("'castle' is no ADE20K class", error.Message);
        Assert.Contains("car", error.Message);
    }

    [TestMethod]
    public void A_mask_knows_the_share_of_a_class()
    {
        var mask = new ConceptMask(2, 2, [4, 4, 4, 2]);
        Assert.AreEqual(0.75, mask.ShareOf(4));
        Assert.AreEqual(0, mask.ShareOf(6));
        Assert.ThrowsExactly<ArgumentException>(() => new ConceptMask(2, 2, [1, 2, 3]));
    }
}
