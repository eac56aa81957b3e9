using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The text columns that the members of a class ask for.</summary>
internal static class MemberTextColumns
{
    public static TextLoader.Column[] Of(Type type)
    {
        const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance;
        var properties = type.GetProperties(Public).Where(p => p.GetGetMethod() is not null && p.GetIndexParameters().Length == 0);
        TextLoader.Column[] columns = [.. type.GetFields(Public).Concat<MemberInfo>(properties).Select(ColumnOf)];
        Contracts.CheckParam(columns.Length > 0, "TInput", "Should define at least one public, readable field or property in TInput.");
        return columns;
    }

    private static TextLoader.Column ColumnOf(MemberInfo member)
    {
        var kindOfMember = member is FieldInfo ? "Field" : "Property";
        var source = member.GetCustomAttribute<LoadColumnAttribute>()
            ?? throw Contracts.Except($"{kindOfMember} '{member.Name}' is missing the {nameof(LoadColumnAttribute)} attribute");
        var type = MemberType.Of(member);
        var item = type.IsArray ? type.GetElementType()! : type;
        if (item == typeof(ReadOnlyMemory<char>))
            item = typeof(string);
        Contracts.Check(Enum.TryParse<DataKind>(item.Name, out var kind), $"{kindOfMember} {member.Name} is of unsupported type.");
        return new TextLoader.Column
        {
            Name = member.GetCustomAttribute<ColumnNameAttribute>()?.Name ?? member.Name,
            Source = source.Sources,
            DataKind = kind,
            KeyCount = member.GetCustomAttribute<KeyTypeAttribute>()?.KeyCount,
        };
    }
}
