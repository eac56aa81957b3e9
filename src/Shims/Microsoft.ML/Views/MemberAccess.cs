using System.Linq.Expressions;
using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>Compiled access to the fields and properties of row classes.</summary>
internal static class MemberAccess
{
    /// <summary>Reads a member.</summary>
    public static Func<TRow, TValue> Reader<TRow, TValue>(MemberInfo member)
    {
        if (member is PropertyInfo property)
            return property.GetGetMethod()!.CreateDelegate<Func<TRow, TValue>>();
        var row = Expression.Parameter(typeof(TRow));
        return Expression.Lambda<Func<TRow, TValue>>(Expression.Field(row, (FieldInfo)member), row).Compile();
    }

    /// <summary>Writes a member.</summary>
    public static Action<TRow, TValue> Writer<TRow, TValue>(MemberInfo member)
    {
        if (member is PropertyInfo property)
            return property.GetSetMethod()!.CreateDelegate<Action<TRow, TValue>>();
        var row = Expression.Parameter(typeof(TRow));
        var value = Expression.Parameter(typeof(TValue));
        return Expression.Lambda<Action<TRow, TValue>>(Expression.Assign(Expression.Field(row, (FieldInfo)member), value), row, value).Compile();
    }
}
