using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The columns of a schema that a cursor was asked for.</summary>
internal sealed class ActiveColumns
{
    private readonly DataViewSchema _schema;
    private readonly bool[] _active;

    /// <summary>Marks the needed columns, by their indexes.</summary>
    /// <exception cref="InvalidOperationException">A needed column is not one of the schema.</exception>
    public ActiveColumns(DataViewSchema schema, IEnumerable<DataViewSchema.Column> needed)
    {
        Contracts.CheckValue(needed, "columnsNeeded");
        _schema = schema;
        _active = new bool[schema.Count];
        foreach (var column in needed)
        {
            Contracts.Check(column.Index < _active.Length, $"The requested column: {column} is not part of the sourceSchema");
            _active[column.Index] = true;
        }
    }

    public bool this[int index] => _active[index];

    /// <summary>The needed columns in the schema's order.</summary>
    public IEnumerable<DataViewSchema.Column> Columns => _schema.Where(c => _active[c.Index]);

    /// <summary>Whether a column is needed.</summary>
    /// <exception cref="InvalidOperationException">The column is not one of the schema.</exception>
    public bool Contains(DataViewSchema.Column column)
    {
        Contracts.Check((uint)column.Index < (uint)_active.Length, $"Column index must be between 0 and {_active.Length}");
        return _active[column.Index];
    }

    /// <exception cref="ArgumentOutOfRangeException">The column is not needed.</exception>
    public void CheckActive(DataViewSchema.Column column) => Contracts.CheckParam(Contains(column), nameof(column), "requested column not active");
}
