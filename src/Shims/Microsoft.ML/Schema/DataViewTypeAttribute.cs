namespace Microsoft.ML.Data;

/// <summary>Base of the attributes that give a property or field a column type of one's own.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public abstract class DataViewTypeAttribute : Attribute, IEquatable<DataViewTypeAttribute>
{
    /// <summary>Registers the column type with <see cref="DataViewTypeManager"/>. Called before the attribute's type is looked up; must be repeatable.</summary>
    public abstract void Register();

    /// <summary>Whether the other attribute stands for the same column type.</summary>
    public abstract bool Equals(DataViewTypeAttribute? other);
}
