namespace SemGeo.Tables;

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
