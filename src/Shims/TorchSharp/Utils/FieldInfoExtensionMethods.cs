using System.Reflection;
using TorchSharp.Utils;

namespace TorchSharp;

/// <summary>Names of a module's fields.</summary>
public static class FieldInfoExtensionMethods
{
    /// <summary>The name under which a field is registered: its own, or what <see cref="ComponentNameAttribute"/> says.</summary>
    public static string ComponentName(this FieldInfo field) => field.GetCustomAttribute<ComponentNameAttribute>()?.Name ?? field.Name;
}
