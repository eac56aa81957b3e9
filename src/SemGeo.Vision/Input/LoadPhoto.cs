namespace SemGeo.Vision.Input;

/// <summary>Decodes an example into its place in a batch.</summary>
internal delegate void LoadPhoto(PhotoExample example, ImageBytes reader, Span<float> target);
