namespace Microsoft.ML.Data;

/// <summary>A column type whose values are copied by assignment: numbers, text, keys, times.</summary>
public abstract class PrimitiveDataViewType : DataViewType
{
    /// <summary>Makes a type whose values are of <paramref name="rawType"/>.</summary>
    /// <exception cref="ArgumentException">The raw type is disposable.</exception>
    protected PrimitiveDataViewType(Type rawType)
        : base(rawType)
    {
        if (typeof(IDisposable).IsAssignableFrom(rawType))
            throw new ArgumentException($"A {nameof(PrimitiveDataViewType)} cannot have a disposable {nameof(RawType)}", nameof(rawType));
    }
}
