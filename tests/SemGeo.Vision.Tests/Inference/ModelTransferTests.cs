using SemGeo.Vision.Inference;
using SemGeo.Vision.Weights;
using static SemGeo.Vision.Tests.Training.ToyTraining;

namespace SemGeo.Vision.Tests.Inference;

[TestClass]
public sealed class ModelTransferTests
{
    [TestMethod]
    public void Backbone_and_matched_cells_are_taken_over_and_the_rest_is_kept()
    {
        using var source = Convolutional(1, 3, 2);
        using var target = Convolutional(2, 4, 2);
        var (saved, before) = (WeightsOf(source), WeightsOf(target));

        // Cells 0, 1 and 3 of the first head are cells 2, 0 and 1 of the saved one; the second head begins anew.
        target.TakeOver(source, [new HeadTransfer(0, [2, 0, -1, 1]), null]);

        var after = WeightsOf(target);
        CollectionAssert.AreEqual(saved["backbone.conv1.weight"], after["backbone.conv1.weight"]);
        CollectionAssert.AreEqual(saved["backbone.bn1.running_var"], after["backbone.bn1.running_var"]);
        CollectionAssert.AreEqual(Row(saved, 2), Row(after, 0));
        CollectionAssert.AreEqual(Row(saved, 0), Row(after, 1));
        CollectionAssert.AreEqual(Row(before, 2), Row(after, 2));
        CollectionAssert.AreEqual(Row(saved, 1), Row(after, 3));
        CollectionAssert.AreEqual(new[] { 2, 0, 1 }.Select(cell => saved["classifier.0.bias"][cell]).ToArray(), new[] { 0, 1, 3 }.Select(cell => after["classifier.0.bias"][cell]).ToArray());
        CollectionAssert.AreEqual(before["classifier.1.weight"], after["classifier.1.weight"]);
    }

    [TestMethod]
    public void Another_backbone_is_an_error_that_names_what_differs()
    {
        using var source = Linear(2);
        using var target = Convolutional(1, 2);

        StringAssert.Contains(Assert.ThrowsExactly<WeightMismatchException>(() => target.TakeOver(source, [null])).Message, "missing in the file: backbone.conv1.weight");
    }

    [TestMethod]
    public void Heads_and_cells_that_are_not_there_are_errors()
    {
        using var source = Linear(2);
        using var target = Linear(3);

        Assert.ThrowsExactly<ArgumentException>(() => target.TakeOver(source, []));
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => target.TakeOver(source, [new HeadTransfer(1, [0, 1, -1])])).Message, "Head 'Head0' cannot take over");
        Assert.ThrowsExactly<ArgumentException>(() => target.TakeOver(source, [new HeadTransfer(0, [0, 1])]));
        Assert.ThrowsExactly<ArgumentException>(() => target.TakeOver(source, [new HeadTransfer(0, [0, 1, 2])]));
    }

    private static float[] Row(Dictionary<string, float[]> weights, int cell)
    {
        var features = weights["classifier.0.weight"].Length / weights["classifier.0.bias"].Length;
        return weights["classifier.0.weight"][(cell * features)..((cell + 1) * features)];
    }
}
