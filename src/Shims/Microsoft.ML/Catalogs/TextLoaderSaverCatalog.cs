using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Loads delimited text.</summary>
public static class TextLoaderSaverCatalog
{
    /// <summary>Makes a loader.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="separatorChar">What separates fields.</param>
    /// <param name="hasHeader">Whether the first line of each file has the names of the fields.</param>
    /// <param name="dataSample">Data to find the number of fields and the names of slots in.</param>
    /// <param name="allowQuoting">Whether fields may stand in double quotes.</param>
    /// <param name="trimWhitespace">Whether to take the white space off the end of lines.</param>
    /// <param name="allowSparse">Not supported here.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column or the separator is wrong.</exception>
    public static TextLoader CreateTextLoader(
        this DataOperationsCatalog catalog,
        TextLoader.Column[] columns,
        char separatorChar = '\t',
        bool hasHeader = false,
        IMultiStreamSource? dataSample = null,
        bool allowQuoting = false,
        bool trimWhitespace = false,
        bool allowSparse = false) =>
        new(catalog.Environment, OptionsOf(columns, separatorChar, hasHeader, allowQuoting, trimWhitespace, allowSparse), dataSample);

    /// <summary>Makes a loader by options.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is wrong.</exception>
    public static TextLoader CreateTextLoader(this DataOperationsCatalog catalog, TextLoader.Options options, IMultiStreamSource? dataSample = null) =>
        new(catalog.Environment, options, dataSample);

    /// <summary>Makes a loader whose columns are the members of a class, each with a <see cref="LoadColumnAttribute"/>.</summary>
    /// <typeparam name="TInput">The class.</typeparam>
    /// <param name="catalog">The catalog.</param>
    /// <param name="separatorChar">What separates fields.</param>
    /// <param name="hasHeader">Whether the first line of each file has the names of the fields.</param>
    /// <param name="dataSample">Data to find the number of fields and the names of slots in.</param>
    /// <param name="allowQuoting">Whether fields may stand in double quotes.</param>
    /// <param name="trimWhitespace">Whether to take the white space off the end of lines.</param>
    /// <param name="allowSparse">Not supported here.</param>
    /// <exception cref="InvalidOperationException">A member has no attribute, or is of a type that text cannot be loaded as.</exception>
    public static TextLoader CreateTextLoader<TInput>(
        this DataOperationsCatalog catalog,
        char separatorChar = '\t',
        bool hasHeader = false,
        IMultiStreamSource? dataSample = null,
        bool allowQuoting = false,
        bool trimWhitespace = false,
        bool allowSparse = false) =>
        catalog.CreateTextLoader<TInput>(OptionsOf(null, separatorChar, hasHeader, allowQuoting, trimWhitespace, allowSparse), dataSample);

    /// <summary>Makes a loader by options, whose columns are replaced by the members of a class.</summary>
    /// <exception cref="InvalidOperationException">A member has no <see cref="LoadColumnAttribute"/>, or is of a type that text cannot be loaded as.</exception>
    public static TextLoader CreateTextLoader<TInput>(this DataOperationsCatalog catalog, TextLoader.Options options, IMultiStreamSource? dataSample = null)
    {
        options.Columns = MemberTextColumns.Of(typeof(TInput));
        return new TextLoader(catalog.Environment, options, dataSample);
    }

    /// <summary>A view of a file.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="path">The file; see <see cref="MultiFileSource"/> for several.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="separatorChar">What separates fields.</param>
    /// <param name="hasHeader">Whether the first line has the names of the fields.</param>
    /// <param name="allowQuoting">Whether fields may stand in double quotes.</param>
    /// <param name="trimWhitespace">Whether to take the white space off the end of lines.</param>
    /// <param name="allowSparse">Not supported here.</param>
    /// <exception cref="ArgumentOutOfRangeException">The file is missing, or a column or the separator is wrong.</exception>
    public static IDataView LoadFromTextFile(
        this DataOperationsCatalog catalog,
        string path,
        TextLoader.Column[] columns,
        char separatorChar = '\t',
        bool hasHeader = false,
        bool allowQuoting = false,
        bool trimWhitespace = false,
        bool allowSparse = false)
    {
        var source = Source(path);
        return catalog.CreateTextLoader(columns, separatorChar, hasHeader, null, allowQuoting, trimWhitespace, allowSparse).Load(source);
    }

    /// <summary>A view of a file, by options. The file is the sample for the number of fields and the names of slots.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The file is missing, or an option is wrong.</exception>
    public static IDataView LoadFromTextFile(this DataOperationsCatalog catalog, string path, TextLoader.Options? options = null)
    {
        var source = Source(path);
        return new TextLoader(catalog.Environment, options, source).Load(source);
    }

    /// <summary>A view of a file whose columns are the members of a class, each with a <see cref="LoadColumnAttribute"/>.</summary>
    /// <typeparam name="TInput">The class.</typeparam>
    /// <param name="catalog">The catalog.</param>
    /// <param name="path">The file; see <see cref="MultiFileSource"/> for several.</param>
    /// <param name="separatorChar">What separates fields.</param>
    /// <param name="hasHeader">Whether the first line has the names of the fields.</param>
    /// <param name="allowQuoting">Whether fields may stand in double quotes.</param>
    /// <param name="trimWhitespace">Whether to take the white space off the end of lines.</param>
    /// <param name="allowSparse">Not supported here.</param>
    /// <exception cref="ArgumentOutOfRangeException">The file is missing, or the separator is wrong.</exception>
    /// <exception cref="InvalidOperationException">A member has no attribute, or is of a type that text cannot be loaded as.</exception>
    public static IDataView LoadFromTextFile<TInput>(
        this DataOperationsCatalog catalog,
        string path,
        char separatorChar = '\t',
        bool hasHeader = false,
        bool allowQuoting = false,
        bool trimWhitespace = false,
        bool allowSparse = false)
    {
        var source = Source(path);
        return catalog.CreateTextLoader<TInput>(separatorChar, hasHeader, null, allowQuoting, trimWhitespace, allowSparse).Load(source);
    }

    /// <summary>A view of a file by options, whose columns are replaced by the members of a class.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The file is missing, or an option is wrong.</exception>
    /// <exception cref="InvalidOperationException">A member has no <see cref="LoadColumnAttribute"/>, or is of a type that text cannot be loaded as.</exception>
    public static IDataView LoadFromTextFile<TInput>(this DataOperationsCatalog catalog, string path, TextLoader.Options options)
    {
        var source = Source(path);
        return catalog.CreateTextLoader<TInput>(options).Load(source);
    }

    private static TextLoader.Options OptionsOf(
        TextLoader.Column[]? columns, char separator, bool hasHeader, bool allowQuoting, bool trimWhitespace, bool allowSparse) => new()
        {
            Columns = columns,
            Separators = [separator],
            HasHeader = hasHeader,
            AllowQuoting = allowQuoting,
            TrimWhitespace = trimWhitespace,
            AllowSparse = allowSparse,
        };

    private static MultiFileSource Source(string path)
    {
        Contracts.CheckNonEmpty(path, nameof(path));
        Contracts.CheckParam(FilePattern.Expand(path).Any(), nameof(path), $"File or directory does not exist at path: {path}");
        return new MultiFileSource(path);
    }
}
