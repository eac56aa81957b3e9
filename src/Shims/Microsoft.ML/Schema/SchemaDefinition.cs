using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>How the members of a class become columns. The list can be changed before it is used.</summary>
public sealed partial class SchemaDefinition : List<SchemaDefinition.Column>
{
    private SchemaDefinition()
    {
    }

    /// <summary>Which members count.</summary>
    [Flags]
    public enum Direction
    {
        /// <summary>Those that can be read.</summary>
        Read = 1,

        /// <summary>Those that can be written.</summary>
        Write = 2,

        /// <summary>Those that can be read or written.</summary>
        Both = Read | Write,
    }

    /// <summary>The column of a name, or null; setting replaces it or adds one.</summary>
    /// <exception cref="ArgumentNullException">The column that is set is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The column that is set has another name.</exception>
    public Column? this[string columnName]
    {
        get => Find(c => c.ColumnName == columnName);
        set
        {
            Contracts.CheckValue(value, nameof(value));
            Contracts.CheckParam(value.ColumnName == columnName, nameof(columnName),
                $"The column name is specified as '{value.ColumnName}' but must match the selector '{columnName}'.");
            var index = FindIndex(c => c.ColumnName == columnName);
            if (index < 0)
                Add(value);
            else
                this[index] = value;
        }
    }

    /// <summary>Makes the columns of a class's public fields and properties, by their types and attributes.</summary>
    /// <param name="userType">The class.</param>
    /// <param name="direction">Which members count.</param>
    /// <exception cref="ArgumentOutOfRangeException">A member's type can be no column, or two columns have one name.</exception>
    public static SchemaDefinition Create(Type userType, Direction direction = Direction.Both)
    {
        Contracts.CheckValue(userType, nameof(userType));
        var definition = new SchemaDefinition();
        var names = new HashSet<string>();
        foreach (var member in MembersOf(userType, direction).Where(IsColumn))
        {
            var attributes = member.GetCustomAttributes().ToArray();
            var own = attributes.OfType<DataViewTypeAttribute>().ToArray();
            Contracts.CheckParam(own.Length < 2, nameof(userType), $"Member {member.Name} cannot be marked with multiple attributes derived from {typeof(DataViewTypeAttribute)}.");
            own.FirstOrDefault()?.Register();
            var name = member.GetCustomAttribute<ColumnNameAttribute>()?.Name ?? member.Name;
            Contracts.CheckParam(names.Add(name), nameof(userType), $"Duplicate column name '{name}' detected, this is disallowed");
            definition.Add(new Column(member.Name, MemberType.ColumnTypeOf(member, attributes), name));
        }

        return definition;
    }

    private static IEnumerable<MemberInfo> MembersOf(Type type, Direction direction)
    {
        const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance;
        var properties = type.GetProperties(Public).Where(p => p.GetIndexParameters().Length == 0
            && ((direction.HasFlag(Direction.Read) && p.GetGetMethod() is not null) || (direction.HasFlag(Direction.Write) && p.GetSetMethod() is not null)));
        return type.GetFields(Public).Concat<MemberInfo>(properties);
    }

    private static bool IsColumn(MemberInfo member) =>
        MemberType.Of(member) != typeof(IChannel) && member.GetCustomAttribute<NoColumnAttribute>() is null;
}
