using Microsoft.ML;
using Microsoft.ML.Data;

namespace SemGeo.ML.Schema;

/// <summary>Checks that a schema or shape has the columns that a step needs, with errors that say what was found.</summary>
internal static class ColumnCheck
{
    /// <summary>The column of that name.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none, or it is hidden by nothing but absent.</exception>
    public static DataViewSchema.Column Find(DataViewSchema schema, string name, string step) =>
        schema.GetColumnOrNull(name) ?? throw Absent(name, step, schema.Where(c => !c.IsHidden).Select(c => c.Name));

    /// <summary>The column of that name, whose type passes a test.</summary>
    /// <exception cref="ArgumentException">It is of another type.</exception>
    public static DataViewSchema.Column Find(DataViewSchema schema, string name, string step, string expected, Func<DataViewType, bool> isOfType)
    {
        var column = Find(schema, name, step);
        return isOfType(column.Type) ? column : throw WrongType(name, step, expected, column.Type);
    }

    /// <summary>Checks a column of a shape, whose item type passes a test.</summary>
    public static SchemaShape.Column Find(SchemaShape shape, string name, string step, string expected, Func<SchemaShape.Column, bool> isOfType)
    {
        if (!SchemaShapes.TryFind(shape, name, out var column))
            throw Absent(name, step, shape.Select(c => c.Name));
        return isOfType(column) ? column : throw WrongType(name, step, expected, column.ItemType);
    }

    /// <summary>Whether a type holds latitudes or longitudes.</summary>
    public static bool IsDegrees(DataViewType type) => type == NumberDataViewType.Double || type == NumberDataViewType.Single;

    /// <summary>Whether a type is a vector of text.</summary>
    public static bool IsTextVector(DataViewType type) => type is VectorDataViewType { ItemType: TextDataViewType };

    private static ArgumentOutOfRangeException Absent(string name, string step, IEnumerable<string> found) => new(
        "inputSchema", $"Could not find input column '{name}', which {step} needs; the data has {string.Join(", ", found.Select(n => $"'{n}'"))}. Name the column in the step's options, or append the step that writes it.");

    private static ArgumentException WrongType(string name, string step, string expected, DataViewType found) => new(
        $"The input column '{name}' of {step} is {found}, but {expected} is needed.", "inputSchema");
}
