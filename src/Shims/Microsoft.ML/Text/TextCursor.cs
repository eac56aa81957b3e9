using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Parses the lines of text files, one a row; only the active columns.</summary>
internal sealed class TextCursor : RootCursor
{
    private readonly ActiveColumns _active;
    private readonly LineReader _lines;
    private readonly FieldScanner _fields;
    private readonly ParseLog _log;
    private readonly ColumnParser?[] _parsers;
    private readonly int _fieldsNeeded;
    private readonly bool _wrapsErrors;

    public TextCursor(DataViewSchema schema, IReadOnlyList<TextColumn> columns, TextFormat format, ActiveColumns active, LineReader lines, ParseLog log, bool wrapsErrors)
    {
        Schema = schema;
        _active = active;
        _lines = lines;
        _log = log;
        _wrapsErrors = wrapsErrors;
        _fields = new FieldScanner(format);
        _parsers = [.. columns.Select((column, i) => active[i] ? ColumnParser.Create(column, format, () => Position) : null)];
        _fieldsNeeded = columns.Where((_, i) => active[i]).Select(c => c.FieldsNeeded).Append(1).Max();
    }

    public override DataViewSchema Schema { get; }

    public override long Batch => 0;

    public override bool IsColumnActive(DataViewSchema.Column column) => _active.Contains(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Contracts.Check(IsColumnActive(column), $"Column '{column.Name}' is not active.");
        return Getters.As<TValue>(_parsers[column.Index]!.Getter, column);
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) =>
    {
        Contracts.Check(Position >= 0, Getters.NoCurrentRow);
        id = new DataViewRowId((ulong)Position, 0);
    };

    protected override bool MoveNextCore()
    {
        try
        {
            return ParseNext();
        }
        catch (Exception e) when (_wrapsErrors)
        {
            throw Contracts.ExceptDecode($"Parsing failed with an exception: {e.Message}", e);
        }
    }

    protected override void DisposeCore()
    {
        _lines.Dispose();
        _log.Dispose();
    }

    private bool ParseNext()
    {
        var line = _lines.ReadLine();
        if (line is null)
            return false;
        var badQuote = _fields.Scan(line, _fieldsNeeded);
        if (badQuote >= 0)
            _log.BadQuoting(_lines.Path, _lines.Line, badQuote);
        foreach (var parser in _parsers)
            parser?.Parse(_fields, _lines.Line, _log);
        _log.Row();
        return true;
    }
}
