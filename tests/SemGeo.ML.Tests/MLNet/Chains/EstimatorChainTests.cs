using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Testing;

namespace SemGeo.ML.Tests.MLNet.Chains;

[TestClass]
public class EstimatorChainTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void An_estimator_of_ones_own_conforms()
    {
        var view = EstimatorConformance.Check(new DoublingEstimator("Twice", "Weight"), Samples.View(6), new EstimatorRequirements("Weight"));
        CollectionAssert.AreEqual(new[] { 0f, 1, 2, float.NaN, 4, 5 }, view.GetColumn<float>("Twice").ToArray());
    }

    [TestMethod]
    public void A_chain_conforms() => EstimatorConformance.Check(
        new DoublingEstimator("Twice", "Weight").Append(new DoublingEstimator("Weight", "Twice")), Samples.View(6), new EstimatorRequirements("Weight") { RefusesNull = false });

    [TestMethod]
    public void Each_estimator_learns_from_what_those_before_it_give()
    {
        var chain = new DoublingEstimator("A", "Weight").Append(new DoublingEstimator("B", "A")).Append(new DoublingEstimator("C", "B"));
        var model = chain.Fit(Samples.View(3));
        CollectionAssert.AreEqual(new[] { 0f, 4, 8 }, model.Transform(Samples.View(3)).GetColumn<float>("C").ToArray());
        Assert.HasCount(3, model);
        Assert.AreSame(model.Last(), model.LastTransformer);
        Assert.IsInstanceOfType<DoublingEstimator>(chain.LastEstimator);
    }

    [TestMethod]
    public void The_whole_chain_is_checked_before_anything_is_fitted()
    {
        var fitted = false;
        var chain = new DoublingEstimator("A", "Weight").WithOnFitDelegate(_ => fitted = true).Append(new DoublingEstimator("B", "Nothing"));
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => chain.Fit(Samples.View(3)));
        Assert.Contains("'Nothing'", error.Message);
        Assert.IsFalse(fitted);
        new DoublingEstimator("A", "Weight").WithOnFitDelegate(_ => fitted = true).Fit(Samples.View(3));
        Assert.IsTrue(fitted);
    }

    [TestMethod]
    public void An_empty_chain_passes_everything_through()
    {
        var chain = new EstimatorChain<ITransformer>();
        Assert.IsNull(chain.LastEstimator);
        var model = chain.Fit(Samples.View(2));
        Assert.IsNull(model.LastTransformer);
        Assert.HasCount(10, model.Transform(Samples.View(2)).Schema);
        Assert.ThrowsExactly<InvalidOperationException>(() => chain.AppendCacheCheckpoint(_ml));
    }

    [TestMethod]
    public void A_cache_checkpoint_computes_once_for_all_later_estimators()
    {
        var first = new DoublingEstimator("A", "Weight");
        DoublingTransformer? transformer = null;
        var chain = first.WithOnFitDelegate(t => transformer = t).AppendCacheCheckpoint(_ml)
            .Append(new ReadingEstimator("A")).Append(new ReadingEstimator("A")).Append(new DoublingEstimator("B", "A"));
        chain.Fit(Samples.View(10));
        Assert.AreEqual(10, transformer!.Computed);
    }

    [TestMethod]
    public void Without_a_checkpoint_each_estimator_computes_anew()
    {
        DoublingTransformer? transformer = null;
        var chain = new DoublingEstimator("A", "Weight").WithOnFitDelegate(t => transformer = t).Append(new ReadingEstimator("A")).Append(new ReadingEstimator("A"));
        chain.Fit(Samples.View(10));
        Assert.AreEqual(20, transformer!.Computed);
    }

    [TestMethod]
    public void A_cache_checkpoint_drops_columns_that_cannot_be_kept()
    {
        var chain = new DoublingEstimator("A", "Weight").AppendCacheCheckpoint(_ml).Append(new ReadingEstimator("Opaque"));
        Assert.Contains("Opaque", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => chain.Fit(Samples.WithOpaqueColumn(3))).Message);
    }

    /// <summary>Reads a column when it is fitted and changes nothing.</summary>
    private sealed class ReadingEstimator(string column) : IEstimator<ITransformer>
    {
        public ITransformer Fit(IDataView input)
        {
            using var cursor = input.GetRowCursor([input.Schema[column]]);
            var reader = ColumnReader.Over(cursor, input.Schema[column]);
            while (cursor.MoveNext())
                reader.Fetch();
            return new TransformerChain<ITransformer>();
        }

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;
    }
}
