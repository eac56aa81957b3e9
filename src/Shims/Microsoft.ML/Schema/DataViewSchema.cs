using System.Collections;

namespace Microsoft.ML;

/// <summary>
/// The columns of a data view, in order. A name may occur more than once: the last column of a name is found by it, the earlier ones are hidden
/// and reached by index only.
/// </summary>
public sealed partial class DataViewSchema : IReadOnlyList<DataViewSchema.Column>
{
    private readonly Column[] _columns;
    private readonly Dictionary<string, int> _indexOf;

    private DataViewSchema(Column[] columns, Dictionary<string, int> indexOf)
    {
        _columns = columns;
        _indexOf = indexOf;
    }

    /// <summary>Number of columns, hidden ones included.</summary>
    public int Count => _columns.Length;

    /// <summary>The column of a name.</summary>
    /// <exception cref="ArgumentNullException">The name is null or empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No column has the name.</exception>
    public Column this[string name] =>
        GetColumnOrNull(name) ?? throw new ArgumentOutOfRangeException(nameof(name), $"Column '{name}' not found");

    /// <summary>The column at an index.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative or too large.</exception>
    public Column this[int columnIndex] => (uint)columnIndex < (uint)_columns.Length
        ? _columns[columnIndex]
        : throw new ArgumentOutOfRangeException(nameof(columnIndex));

    /// <summary>The column of a name, or null when there is none.</summary>
    /// <exception cref="ArgumentNullException">The name is null or empty.</exception>
    public Column? GetColumnOrNull(string name)
    {
        if (string.IsNullOrEmpty(name))
            throw new ArgumentNullException(nameof(name));
        return _indexOf.TryGetValue(name, out var index) ? _columns[index] : null;
    }

    /// <summary>Enumerates the columns by index, hidden ones included.</summary>
    public IEnumerator<Column> GetEnumerator() => ((IEnumerable<Column>)_columns).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => $"{Count} columns";
}
