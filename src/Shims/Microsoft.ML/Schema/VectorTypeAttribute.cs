using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Gives the vector column of an array its size. Arrays of another length are not found out when they are loaded.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class VectorTypeAttribute : Attribute
{
    /// <summary>The vector has a varying size.</summary>
    public VectorTypeAttribute()
    {
    }

    /// <summary>The vector has a size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative.</exception>
    public VectorTypeAttribute(int size)
    {
        Contracts.CheckParam(size >= 0, nameof(size), "Should be non-negative number");
        Dims = [size];
    }

    /// <summary>The vector is a tensor in row-major order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A length is negative.</exception>
    public VectorTypeAttribute(params int[] dimensions)
    {
        Contracts.CheckParam(Array.TrueForAll(dimensions, d => d >= 0), nameof(dimensions), "Should contain only non-negative values");
        Dims = dimensions;
    }

    internal int[]? Dims { get; }
}
