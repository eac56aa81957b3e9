using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Image;

/// <summary>Makes a property or field of type <see cref="MLImage"/> a column of images, of one size or of any.</summary>
public sealed class ImageTypeAttribute : DataViewTypeAttribute
{
    /// <summary>Images of any size.</summary>
    public ImageTypeAttribute()
    {
    }

    /// <summary>Images of one size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive.</exception>
    public ImageTypeAttribute(int height, int width)
    {
        Contracts.CheckParam(width > 0, nameof(width), "Should be positive number");
        Contracts.CheckParam(height > 0, nameof(height), "Should be positive number");
        Height = height;
        Width = width;
    }

    internal int Height { get; }

    internal int Width { get; }

    /// <inheritdoc/>
    public override bool Equals(DataViewTypeAttribute? other) => other is ImageTypeAttribute image && image.Height == Height && image.Width == Width;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Height, Width);

    /// <inheritdoc/>
    public override void Register() =>
        DataViewTypeManager.Register(Height > 0 ? new ImageDataViewType(Height, Width) : new ImageDataViewType(), typeof(MLImage), this);
}
