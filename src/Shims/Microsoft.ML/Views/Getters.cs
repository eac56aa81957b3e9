using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Getters whose value type is known at run time only.</summary>
internal static class Getters
{
    public const string NoCurrentRow =
        "Values cannot be fetched at this time. This method was called either before the first call to MoveNext, or at any point after that method returned false.";

    /// <summary>The getter as one of the wanted type.</summary>
    /// <exception cref="InvalidOperationException">It is of another type.</exception>
    public static ValueGetter<TValue> As<TValue>(Delegate getter, DataViewSchema.Column column) => getter as ValueGetter<TValue>
        ?? throw Contracts.Except($"Invalid TValue in GetGetter for column #{column}: '{typeof(TValue)}', expected type: '{getter.GetType().GetGenericArguments()[0]}'.");

    /// <summary>The getter of a column as a delegate of its raw type.</summary>
    public static Delegate Of(DataViewRow row, DataViewSchema.Column column) =>
        (Delegate)GenericInvoke.Call(row.GetGetter<int>, [column.Type.RawType], column)!;
}
