using Microsoft.ML;
using Microsoft.ML.Data;

namespace SemGeo.Testing;

/// <summary>What <see cref="EstimatorConformance"/> needs to know of an estimator.</summary>
/// <param name="InputColumns">The columns that it needs.</param>
internal sealed record EstimatorRequirements(params string[] InputColumns)
{
    /// <summary>Saves and loads a transformer; null where that is not to be checked.</summary>
    public Func<ITransformer, DataViewSchema, ITransformer>? Reload { get; init; }

    /// <summary>Whether the transformer maps single rows.</summary>
    public bool MapsRows { get; init; } = true;

    /// <summary>Whether null is refused with <see cref="ArgumentNullException"/>; ML.NET's own chain of estimators does not.</summary>
    public bool RefusesNull { get; init; } = true;
}

/// <summary>Checks that an estimator and its transformer do what all of them have to do.</summary>
internal static class EstimatorConformance
{
    /// <summary>Fits the estimator to data and runs all checks.</summary>
    /// <returns>What the transformer makes of the data.</returns>
    public static IDataView Check<T>(IEstimator<T> estimator, IDataView data, EstimatorRequirements requirements)
        where T : class, ITransformer
    {
        var foretold = estimator.GetOutputSchema(Shapes.Of(data.Schema));
        var transformer = estimator.Fit(data);
        var transformed = transformer.Transform(data);
        CheckSchema(foretold, transformer.GetOutputSchema(data.Schema), transformed.Schema);
        CheckLaziness(transformer, data, requirements);
        foreach (var column in requirements.InputColumns)
            CheckMissingColumn(estimator, transformer, data, column);
        if (requirements.RefusesNull)
            CheckNull(estimator, transformer);
        ViewConformance.Check(transformed);
        Assert.AreEqual(requirements.MapsRows, transformer.IsRowToRowMapper);
        if (requirements.MapsRows)
            CheckRowMapper(transformer, data, transformed);
        if (requirements.Reload is { } reload)
            Assert.AreEqual(Rows.Lines(Rows.Of(transformed)), Rows.Lines(Rows.Of(reload(transformer, data.Schema).Transform(data))), "Rows after save and load.");
        return transformed;
    }

    private static void CheckSchema(SchemaShape foretold, DataViewSchema promised, DataViewSchema given)
    {
        CollectionAssert.AreEqual(promised.Select(Text).ToArray(), given.Select(Text).ToArray(), "GetOutputSchema and the view differ.");
        CollectionAssert.AreEquivalent(Shapes.Of(given).Select(Shapes.Text).ToArray(), foretold.Select(Shapes.Text).ToArray(), "The shape did not foretell the schema.");
    }

    private static void CheckLaziness(ITransformer transformer, IDataView data, EstimatorRequirements requirements)
    {
        var watched = new WatchedView(data);
        var view = transformer.Transform(watched);
        Assert.IsEmpty(watched.Requests, "Transform read rows.");
        var passedOn = data.Schema.Where(c => !requirements.InputColumns.Contains(c.Name) && data.Schema.Count(Named(c)) == 1 && view.Schema.Count(Named(c)) == 1);
        foreach (var column in passedOn)
        {
            using var cursor = view.GetRowCursor([view.Schema[column.Name]]);
            CollectionAssert.AreEqual(new[] { column.Name }, watched.Requests[^1].Distinct().ToArray(), $"Columns asked for when only {column.Name} is needed.");
        }
    }

    private static Func<DataViewSchema.Column, bool> Named(DataViewSchema.Column column) => other => other.Name == column.Name;

    private static void CheckMissingColumn<T>(IEstimator<T> estimator, T transformer, IDataView data, string column)
        where T : class, ITransformer
    {
        var without = new MLContext().Transforms.DropColumns(column).Fit(data).Transform(data);
        var shape = Shapes.Of(without.Schema);
        foreach (var error in new[]
        {
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => estimator.GetOutputSchema(shape)),
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => transformer.GetOutputSchema(without.Schema)),
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => transformer.Transform(without)),
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new EstimatorChain<ITransformer>().Append(estimator).Fit(without)),
        })
            Assert.Contains(column, error.Message);
    }

    private static void CheckNull<T>(IEstimator<T> estimator, T transformer)
        where T : class, ITransformer
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => estimator.GetOutputSchema(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => estimator.Fit(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => transformer.Transform(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => transformer.GetOutputSchema(null!));
    }

    // A row mapper gives over each live row what the view gives.
    private static void CheckRowMapper(ITransformer transformer, IDataView data, IDataView transformed)
    {
        var mapper = transformer.GetRowToRowMapper(data.Schema);
        CollectionAssert.AreEqual(transformed.Schema.Select(Text).ToArray(), mapper.OutputSchema.Select(Text).ToArray());
        using var cursor = data.GetRowCursor(mapper.GetDependencies(mapper.OutputSchema));
        using var row = mapper.GetRow(cursor, mapper.OutputSchema);
        var readers = mapper.OutputSchema.Select(c => ColumnReader.Over(row, c)).ToArray();
        var getId = row.GetIdGetter();
        var mapped = new List<Rows.Row>();
        while (cursor.MoveNext())
        {
            mapped.Add(Rows.Read(row, getId, readers));
            Assert.AreEqual(mapped[^1].ToString(), Rows.Read(row, getId, readers).ToString(), "A mapped row read twice.");
        }

        Assert.AreEqual(Rows.Lines(Rows.Of(transformed)), Rows.Lines(mapped), "Rows mapped one by one.");
    }

    private static string Text(DataViewSchema.Column column) => $"{column}{(column.IsHidden ? " (hidden)" : "")}";
}
