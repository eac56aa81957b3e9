using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Microsoft.ML.Data;

/// <summary>Calls generic methods for item types that are known at run time only. For use when a cursor is opened, never for each row.</summary>
internal static class GenericInvoke
{
    /// <summary>Calls the static generic method behind a delegate with another type argument.</summary>
    public static Delegate Static(Func<object, Delegate> method, Type type, object argument) => (Delegate)Call(method.Method, null, [type], argument)!;

    /// <summary>Calls the generic method behind a delegate, on the delegate's target, with other type arguments.</summary>
    public static object? Call(Delegate method, Type[] types, params object?[] arguments) => Call(method.Method, method.Target, types, arguments);

    private static object? Call(MethodInfo method, object? target, Type[] types, params object?[] arguments)
    {
        try
        {
            return method.GetGenericMethodDefinition().MakeGenericMethod(types).Invoke(target, arguments);
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }
}
