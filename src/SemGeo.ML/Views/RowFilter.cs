using Microsoft.ML;

namespace SemGeo.ML.Views;

/// <summary>Which rows of a view stay.</summary>
internal abstract class RowFilter
{
    /// <summary>The columns that the choice needs.</summary>
    public abstract IReadOnlyList<DataViewSchema.Column> Dependencies { get; }

    /// <summary>Whether the row on which a cursor stands stays. Called by one thread, once a row.</summary>
    public abstract Func<bool> CreatePredicate(DataViewRow row);
}
