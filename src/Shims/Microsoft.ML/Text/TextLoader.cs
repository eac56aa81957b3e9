using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Loads delimited text: a line a row, a field or run of fields a column. Reads the files anew with each cursor.</summary>
public sealed partial class TextLoader : IDataLoader<IMultiStreamSource>
{
    private const int SampleLines = 100;

    // From so many rows on ML.NET parses on several threads, which wraps errors in one more exception.
    private const int ParallelRows = 128;

    private readonly IHost _host;
    private readonly TextFormat _format;
    private readonly TextColumn[] _columns;
    private readonly DataViewSchema _schema;
    private readonly bool _hasHeader;
    private readonly bool _wrapsErrors;
    private readonly long _maxRows;

    /// <summary>Makes a loader.</summary>
    /// <param name="env">Where it lives.</param>
    /// <param name="options">How text is loaded.</param>
    /// <param name="sample">Data to find the number of fields and the names of slots in.</param>
    internal TextLoader(IHostEnvironment env, Options? options, IMultiStreamSource? sample)
    {
        options ??= new Options();
        _host = env.Register(nameof(TextLoader));
        _format = new TextFormat(options);
        var header = string.IsNullOrWhiteSpace(options.HeaderFile) ? null : new MultiFileSource(options.HeaderFile);
        _hasHeader = header is null && options.HasHeader;
        _maxRows = options.MaxRows ?? long.MaxValue;
        Contracts.CheckParam(_maxRows >= 0, nameof(options.MaxRows));
        _wrapsErrors = options.UseThreads && _maxRows >= ParallelRows;
        Contracts.Check(options.InputSize is null or >= 0, "inputSize");
        var lineSize = new Lazy<int>(() => options.InputSize is > 0 and var size ? size : SizeOfLines(sample));
        _columns = Array.ConvertAll(options.Columns is { Length: > 0 } ? options.Columns : DefaultColumns(header ?? sample), column => TextColumn.Create(column, () => lineSize.Value));
        _schema = SchemaOf(_columns, header is not null || _hasHeader ? FirstLine(header ?? sample) : null, _format);
    }

    /// <summary>The columns of what is loaded.</summary>
    public DataViewSchema GetOutputSchema() => _schema;

    /// <summary>A view of files. A value that cannot be parsed is missing where its type has a missing value, else reading it is an error.</summary>
    public IDataView Load(IMultiStreamSource source) => new TextView(this, source);

    void ICanSaveModel.Save(ModelSaveContext ctx) =>
        throw Contracts.ExceptNotSupp("A text loader cannot be saved by this stand-in for ML.NET; save the model with its input schema instead.");

    internal DataViewRowCursor Open(IMultiStreamSource source, IEnumerable<DataViewSchema.Column> columnsNeeded, bool inSet) => new TextCursor(
        _schema, _columns, _format, new ActiveColumns(_schema, columnsNeeded), new LineReader(source, _format, _hasHeader, _maxRows), new ParseLog(_host), _wrapsErrors && !inSet);

    private static Column[] DefaultColumns(IMultiStreamSource? sample)
    {
        using var reader = sample is { Count: > 0 } ? sample.OpenTextReader(0) : null;
        if (reader?.ReadLine()?.StartsWith("#@", StringComparison.Ordinal) == true)
            throw Contracts.ExceptNotSupp("The file says itself how to load it (#@), which is not supported by this stand-in for ML.NET; give the columns.");
        return [new Column("Label", DataKind.Single, 0), new Column("Features", DataKind.Single, [new Range(1, null)])];
    }

    private static DataViewSchema SchemaOf(TextColumn[] columns, string? header, TextFormat format)
    {
        var builder = new DataViewSchema.Builder();
        foreach (var column in columns)
            builder.AddColumn(column.Name, column.Type, header is null ? null : SlotNames.Of(column, header, format));
        return builder.ToSchema();
    }

    private string? FirstLine(IMultiStreamSource? source)
    {
        if (source is null)
            return null;
        using var lines = new LineReader(source, _format, hasHeader: false, maxRows: 1);
        return lines.ReadLine();
    }

    private int SizeOfLines(IMultiStreamSource? sample)
    {
        var sizes = new HashSet<int>();
        if (sample is not null)
        {
            using var lines = new LineReader(sample, _format, hasHeader: false, SampleLines);
            var fields = new FieldScanner(_format);
            while (lines.ReadLine() is { } line)
            {
                fields.Scan(line, int.MaxValue);
                sizes.Add(fields.Count);
            }
        }

        Contracts.CheckParam(sizes.Count > 0, nameof(Column.Source), "Can't determine the number of source columns without valid data");
        Contracts.CheckParam(sizes.Count == 1, nameof(Column.Source), "The size of input lines is not consistent");
        return sizes.Single();
    }
}
