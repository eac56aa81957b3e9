using SemGeo.Imaging.Files;

namespace SemGeo.Imaging;

/// <summary>Encodes images as JPEG.</summary>
/// <remarks>Implementations are safe for use by several threads at once.</remarks>
public interface IImageEncoder
{
    /// <summary>Encodes an image as a baseline JPEG.</summary>
    /// <param name="image">The pixels.</param>
    /// <param name="quality">1 to 100. Encoders without a quality setting ignore it.</param>
    byte[] EncodeJpeg(RgbImage image, int quality = 90);
}
