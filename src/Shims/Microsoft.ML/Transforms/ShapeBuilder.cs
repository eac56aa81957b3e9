using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>The columns of a shape with some replaced and some added.</summary>
internal sealed class ShapeBuilder
{
    private readonly SchemaShape _input;
    private readonly List<SchemaShape.Column> _columns;

    public ShapeBuilder(SchemaShape input)
    {
        Contracts.CheckValue(input, "inputSchema");
        _input = input;
        _columns = [.. input];
    }

    /// <summary>A column of the input.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is missing.</exception>
    public SchemaShape.Column Input(string name) =>
        _input.TryFindColumn(name, out var column) ? column : throw Contracts.ExceptSchemaMismatch("inputSchema", "input", name);

    /// <summary>Adds a column, or replaces the one of its name.</summary>
    public void Set(SchemaShape.Column column)
    {
        var at = _columns.FindIndex(c => c.Name == column.Name);
        if (at < 0)
            _columns.Add(column);
        else
            _columns[at] = column;
    }

    public SchemaShape ToShape() => new(_columns);
}
