namespace SemGeo.Vision.Input;

/// <summary>An image could not be used, and <see cref="BadImagePolicy.Throw"/> is set.</summary>
/// <param name="image">The image and the reason.</param>
/// <param name="innerException">The error of the decoder or the file system.</param>
public sealed class BadImageException(BadImage image, Exception? innerException = null)
    : Exception(
        $"The image of row {image.Row} ({image.Path ?? "given as bytes"}) cannot be used: {image.Reason} Repair or remove it, or set OnBadImage to Skip to leave such images out and have them listed.",
        innerException)
{
    /// <summary>The image and the reason.</summary>
    public BadImage Image { get; } = image;
}
