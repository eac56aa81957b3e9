namespace TorchSharp.Utils;

/// <summary>Names a field of a module otherwise than the field itself.</summary>
[AttributeUsage(AttributeTargets.Field)]
public class ComponentNameAttribute : Attribute
{
    /// <summary>The name; the field's own if null.</summary>
    public string? Name { get; set; }
}
