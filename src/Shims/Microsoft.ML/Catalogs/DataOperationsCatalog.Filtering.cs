using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed partial class DataOperationsCatalog
{
    /// <summary>Keeps the rows whose number lies in a range. NaN lies in none.</summary>
    /// <param name="input">The view.</param>
    /// <param name="columnName">A column of Single or Double.</param>
    /// <param name="lowerBound">Least number of the range.</param>
    /// <param name="upperBound">Where the range ends; not in it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or of another type, or the range is empty.</exception>
    public IDataView FilterRowsByColumn(
        IDataView input, string columnName, double lowerBound = double.NegativeInfinity, double upperBound = double.PositiveInfinity)
    {
        Contracts.CheckValue(input, nameof(input));
        Contracts.CheckNonEmpty(columnName, nameof(columnName));
        Contracts.CheckParam(lowerBound < upperBound, nameof(upperBound), "Must be less than lowerBound");
        var type = input.Schema[columnName].Type;
        if (type is not NumberDataViewType)
            throw Contracts.ExceptSchemaMismatch(nameof(columnName), "filter", columnName, "number", type.ToString()!);
        return RangeFilter.Create(input, columnName, lowerBound, upperBound, includeMax: false, complement: false);
    }

    /// <summary>Keeps the rows whose key lies in a part of all keys. A missing key lies in none.</summary>
    /// <param name="input">The view.</param>
    /// <param name="columnName">A column of keys.</param>
    /// <param name="lowerBound">Where the part begins, from 0 to 1.</param>
    /// <param name="upperBound">Where the part ends, from 0 to 1; 1 takes in the last key.</param>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or of another type, or a bound is out of range.</exception>
    public IDataView FilterRowsByKeyColumnFraction(IDataView input, string columnName, double lowerBound = 0, double upperBound = 1)
    {
        Contracts.CheckValue(input, nameof(input));
        Contracts.CheckNonEmpty(columnName, nameof(columnName));
        Contracts.CheckParam(0 <= lowerBound && lowerBound <= 1, nameof(lowerBound), "Must be in [0, 1]");
        Contracts.CheckParam(0 <= upperBound && upperBound <= 1, nameof(upperBound), "Must be in [0, 1]");
        Contracts.CheckParam(lowerBound <= upperBound, nameof(upperBound), "Must be no less than lowerBound");
        var type = input.Schema[columnName].Type;
        if (type is not KeyDataViewType)
            throw Contracts.ExceptSchemaMismatch(nameof(columnName), "filter", columnName, "KeyType", type.ToString()!);
        return RangeFilter.Create(input, columnName, lowerBound, upperBound, includeMax: upperBound >= 1, complement: false);
    }

    /// <summary>Drops the rows with a missing value (NaN or a missing key) in any of some columns; a vector is missing when an item is.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing, named twice or of a type without missing values, or none is named.</exception>
    public IDataView FilterRowsByMissingValues(IDataView input, params string[] columns)
    {
        Contracts.CheckValue(input, nameof(input));
        Contracts.CheckParam(columns is { Length: > 0 }, nameof(columns));
        return MissingValueFilter.Create(input, columns);
    }

    /// <summary>Skips the first rows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive.</exception>
    public IDataView SkipRows(IDataView input, long count)
    {
        Contracts.CheckValue(input, nameof(input));
        Contracts.CheckParam(count > 0, nameof(count), "Must be greater than zero.");
        return new SkipTakeView(input, count, long.MaxValue);
    }

    /// <summary>Keeps the first rows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive.</exception>
    public IDataView TakeRows(IDataView input, long count)
    {
        Contracts.CheckValue(input, nameof(input));
        Contracts.CheckParam(count > 0, nameof(count), "Must be greater than zero.");
        return new SkipTakeView(input, 0, count);
    }

    /// <summary>Puts rows into a random order, the same at each reading. Columns that cannot be kept, such as images, are left out.</summary>
    /// <param name="input">The view.</param>
    /// <param name="seed">Seed of the order; drawn from the context's numbers when null.</param>
    /// <param name="shufflePoolSize">How many rows to keep to draw from. The larger, the better the shuffle of a source that cannot shuffle itself.</param>
    /// <param name="shuffleSource">Whether to shuffle the source too where it can be.</param>
    /// <exception cref="ArgumentOutOfRangeException">The pool size is not positive.</exception>
    public IDataView ShuffleRows(IDataView input, int? seed = null, int shufflePoolSize = 1000, bool shuffleSource = true)
    {
        Contracts.CheckValue(input, nameof(input));
        Contracts.CheckParam(shufflePoolSize > 0, nameof(shufflePoolSize), "Must be positive");
        var drawn = ((TauswortheHybrid)Environment.Register("Shuffle").Rand).NextSigned();
        return new ShuffledView(input, seed ?? drawn, shufflePoolSize, shuffleSource);
    }
}
