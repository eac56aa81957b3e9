namespace Microsoft.ML.Data;

/// <summary>A column type whose values may be composed or disposable: vectors, images and types of one's own.</summary>
public abstract class StructuredDataViewType : DataViewType
{
    /// <summary>Makes a type whose values are of <paramref name="rawType"/>.</summary>
    protected StructuredDataViewType(Type rawType)
        : base(rawType)
    {
    }
}
