using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed partial class DataOperationsCatalog
{
    /// <summary>Splits a view at random.</summary>
    /// <param name="data">The view.</param>
    /// <param name="testFraction">Share of the rows that go to the test set, between 0 and 1, exclusive.</param>
    /// <param name="samplingKeyColumnName">A column by which rows are grouped: the rows of a group go to the same set.</param>
    /// <param name="seed">Seed of the split; the context's when null, and a fixed one where that is null too.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is out of range, or the column is missing or cannot group rows.</exception>
    public TrainTestData TrainTestSplit(IDataView data, double testFraction = 0.1, string? samplingKeyColumnName = null, int? seed = null)
    {
        Contracts.CheckValue(data, nameof(data));
        Contracts.CheckParam(0 < testFraction && testFraction < 1, nameof(testFraction), "Must be between 0 and 1 exclusive");
        var (view, column) = AddSplitColumn(data, samplingKeyColumnName, seed);
        return Split(view, column, 0, testFraction, includeMax: null);
    }

    /// <summary>Splits a view into folds, each of which is the test set once.</summary>
    /// <param name="data">The view.</param>
    /// <param name="numberOfFolds">Number of folds, at least 2.</param>
    /// <param name="samplingKeyColumnName">A column by which rows are grouped: the rows of a group go to the same fold.</param>
    /// <param name="seed">Seed of the split; the context's when null, and a fixed one where that is null too.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are too few folds, or the column is missing or cannot group rows.</exception>
    public IReadOnlyList<TrainTestData> CrossValidationSplit(IDataView data, int numberOfFolds = 5, string? samplingKeyColumnName = null, int? seed = null)
    {
        Contracts.CheckValue(data, nameof(data));
        Contracts.CheckParam(numberOfFolds > 1, nameof(numberOfFolds), "Must be more than 1");
        var (view, column) = AddSplitColumn(data, samplingKeyColumnName, seed);
        return [.. Enumerable.Range(0, numberOfFolds).Select(fold =>
            Split(view, column, (double)fold / numberOfFolds, (double)(fold + 1) / numberOfFolds, includeMax: true))];
    }

    private (IDataView View, string Column) AddSplitColumn(IDataView data, string? samplingKey, int? seed) =>
        SplitColumn.Add(data, samplingKey, seed ?? ((IHostEnvironmentInternal)Environment).Seed);

    private static TrainTestData Split(IDataView view, string column, double min, double max, bool? includeMax)
    {
        var withMax = includeMax ?? (max >= 1 && view.Schema[column].Type is KeyDataViewType);
        IDataView Part(bool outside) => ColumnChoice.Of(RangeFilter.Create(view, column, min, max, withMax, outside), c => c.Name != column);
        return new TrainTestData(Part(outside: true), Part(outside: false));
    }

    /// <summary>A view split in two.</summary>
    public struct TrainTestData
    {
        /// <summary>The rows to fit to.</summary>
        public readonly IDataView TrainSet;

        /// <summary>The rows to evaluate on.</summary>
        public readonly IDataView TestSet;

        internal TrainTestData(IDataView trainSet, IDataView testSet)
        {
            TrainSet = trainSet;
            TestSet = testSet;
        }
    }
}
