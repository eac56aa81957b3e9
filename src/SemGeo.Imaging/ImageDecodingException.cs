namespace SemGeo.Imaging;

/// <summary>The bytes of an image could not be read or decoded: they are none, damaged, or ask for more than an image is given.</summary>
/// <param name="message">What is wrong with the bytes.</param>
/// <param name="innerException">The decoder's own error, if there is one.</param>
public sealed class ImageDecodingException(string message, Exception? innerException = null) : Exception(message, innerException);
