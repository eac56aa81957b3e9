using Microsoft.ML;
using Microsoft.ML.Data;

namespace SemGeo.ML.Tests.MLNet.Chains;

[TestClass]
public class TransformerChainTests
{
    private static TransformerChain<DoublingTransformer> Scoped => new EstimatorChain<ITransformer>()
        .Append(new DoublingEstimator("Label", "Weight"), TransformerScope.TrainTest)
        .Append(new DoublingEstimator("Score", "Weight"))
        .Fit(Samples.View(2));

    [TestMethod]
    public void Steps_for_training_take_no_part_in_scoring()
    {
        var model = Scoped;
        Assert.IsNull(model.Transform(Samples.View(1)).Schema.GetColumnOrNull("Label"));
        Assert.IsNull(model.GetOutputSchema(Samples.View(1).Schema).GetColumnOrNull("Label"));
        Assert.IsNotNull(model.Transform(Samples.View(1), TransformerScope.TrainTest).Schema.GetColumnOrNull("Label"));
        Assert.IsNotNull(model.GetOutputSchema(Samples.View(1).Schema, TransformerScope.Testing).GetColumnOrNull("Label"));
        Assert.HasCount(2, model);
    }

    [TestMethod]
    public void A_model_for_a_scope_has_its_steps()
    {
        Assert.HasCount(1, Scoped.GetModelFor(TransformerScope.Scoring));
        Assert.HasCount(2, Scoped.GetModelFor(TransformerScope.Testing));
        Assert.IsEmpty(Scoped.GetModelFor(TransformerScope.None));
        Assert.IsNotNull(Scoped.GetModelFor(TransformerScope.Scoring).Transform(Samples.View(1)).Schema.GetColumnOrNull("Score"));
    }

    [TestMethod]
    public void Chains_are_made_of_transformers()
    {
        var (first, second) = (new DoublingTransformer("A", "Weight"), new DoublingTransformer("B", "A"));
        var chain = first.Append(second);
        CollectionAssert.AreEqual(new[] { 0f, 2 }, chain.Transform(Samples.View(2)).GetColumn<float>("B").ToArray());
        var longer = chain.Append(new DoublingTransformer("C", "B"), TransformerScope.Training);
        Assert.HasCount(3, longer);
        Assert.HasCount(2, longer.GetModelFor(TransformerScope.Scoring));
        Assert.ThrowsExactly<InvalidOperationException>(() => new TransformerChain<ITransformer>([first], []));
    }

    [TestMethod]
    public void Disposing_a_chain_disposes_its_transformers()
    {
        var (first, second) = (new DoublingTransformer("A", "Weight"), new DoublingTransformer("B", "A"));
        var chain = first.Append(second);
        chain.Dispose();
        chain.Dispose();
        Assert.IsTrue(first.IsDisposed && second.IsDisposed);
    }
}
