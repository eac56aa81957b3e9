using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Image;

/// <summary>The type of a column of <see cref="MLImage"/>s, of one size or of any.</summary>
public sealed class ImageDataViewType : StructuredDataViewType
{
    /// <summary>Height in pixels; 0 when it varies.</summary>
    public readonly int Height;

    /// <summary>Width in pixels; 0 when it varies.</summary>
    public readonly int Width;

    /// <summary>Images of one size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive, or the image too large to be held.</exception>
    public ImageDataViewType(int height, int width)
        : base(typeof(MLImage))
    {
        Contracts.CheckParam(height > 0, nameof(height), "Must be positive.");
        Contracts.CheckParam(width > 0, nameof(width), "Must be positive.");
        Contracts.CheckParam((long)height * width <= int.MaxValue / 4, nameof(height), "height * width is too large.");
        Height = height;
        Width = width;
    }

    /// <summary>Images of any size.</summary>
    public ImageDataViewType()
        : base(typeof(MLImage))
    {
    }

    /// <inheritdoc/>
    public override bool Equals(DataViewType? other) => other is ImageDataViewType image && image.Height == Height && image.Width == Width;

    /// <inheritdoc/>
    public override bool Equals(object? other) => other is DataViewType type && Equals(type);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Height, Width);

    /// <inheritdoc/>
    public override string ToString() => Height == 0 && Width == 0 ? "Image" : $"Image<{Height}, {Width}>";
}
