namespace SemGeo.Tables;

/// <summary>A table cannot be used: it is no table, is empty, lacks a column, is damaged, or most of its positions cannot be read.</summary>
public class TableException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">What caused it; null for nothing.</param>
    public TableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The column that is lacking, so that a caller can say how it is named; null where the fault is another.</summary>
    public TableColumn? Lacking { get; init; }

    /// <summary>Whether most positions could be read if commas were taken for decimal signs.</summary>
    public bool HasDecimalCommas { get; init; }
}

/// <summary>A table of coordinates cannot be used: it is no table, is empty, lacks a column, a quote never closes, or most of its positions cannot be
/// read.</summary>
public sealed class CoordinateTableException : TableException
{
    /// <summary>Creates the exception.</summary>
    public CoordinateTableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal static CoordinateTableException Of(TableException e) => new(e.Message, e) { Lacking = e.Lacking, HasDecimalCommas = e.HasDecimalCommas };
}
