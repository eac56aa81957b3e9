using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A member of a row class and the column that it stands for.</summary>
internal sealed record RowColumn(MemberInfo Member, string Name, DataViewType Type, DataViewSchema.Annotations Annotations)
{
    /// <summary>.NET type of the member.</summary>
    public Type MemberType => Data.MemberType.Of(Member);

    /// <summary>The columns of a row class, by a definition or, when it is null, by the class itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The definition does not fit the class.</exception>
    public static RowColumn[] Of(Type rowType, SchemaDefinition? definition, SchemaDefinition.Direction direction) =>
        [.. (definition ?? SchemaDefinition.Create(rowType, direction)).Select(c => Bind(rowType, c))];

    public static DataViewSchema SchemaOf(IEnumerable<RowColumn> columns)
    {
        var builder = new DataViewSchema.Builder();
        foreach (var column in columns)
            builder.AddColumn(column.Name, column.Type, column.Annotations);
        return builder.ToSchema();
    }

    /// <summary>The definition of a row class whose columns have the types and annotations of a schema.</summary>
    /// <exception cref="InvalidOperationException">The class has no member for a column.</exception>
    public static SchemaDefinition DefinitionFor(Type rowType, DataViewSchema schema)
    {
        var definition = SchemaDefinition.Create(rowType, SchemaDefinition.Direction.Read);
        foreach (var column in schema)
        {
            var own = definition[column.Name] ?? throw Contracts.Except($"Type should contain a member named {column.Name}");
            own.ColumnType = column.Type;
            own.AddAnnotations(column.Annotations);
        }

        return definition;
    }

    private static RowColumn Bind(Type rowType, SchemaDefinition.Column column)
    {
        const string Definition = "userSchemaDefinition";
        var member = (MemberInfo?)rowType.GetField(column.MemberName) ?? rowType.GetProperty(column.MemberName)
            ?? throw Contracts.ExceptParam(Definition, $"No field or property with name '{column.MemberName}' found in type '{rowType.FullName}'");
        var (item, isVector) = Data.MemberType.KnownItemOf(member.Name, Data.MemberType.Of(member), member.GetCustomAttributes());
        var name = string.IsNullOrEmpty(column.ColumnName) ? column.MemberName : column.ColumnName;
        var type = column.ColumnType ?? (isVector ? new VectorDataViewType(PrimitiveTypes.Of(item)) : PrimitiveTypes.Of(item));
        var vector = type as VectorDataViewType;
        Contracts.CheckParam(isVector == vector is not null, Definition,
            $"Column '{name}' is supposed to be {Rank(vector is not null)}, but type of associated field '{column.MemberName}' is {Rank(isVector)}");
        var itemType = vector?.ItemType ?? type;
        Contracts.CheckParam(itemType.RawType == item, Definition,
            $"Column '{name}' is supposed to have item type {itemType.RawType}, but associated field has type {item}");
        return new RowColumn(member, name, type, column.Annotations);
    }

    private static string Rank(bool isVector) => isVector ? "vector" : "scalar";
}
