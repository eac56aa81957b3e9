namespace SemGeo.Vision.Input;

/// <summary>A pass over a collection found images, and not one of them could be used.</summary>
/// <param name="log">What was wrong with them.</param>
public sealed class NoUsableImageException(BadImageLog log)
    : Exception($"None of the {log.Count} images could be used. The first: row {log.Listed[0].Row} ({log.Listed[0].Path ?? "given as bytes"}): {log.Listed[0].Reason}")
{
    /// <summary>The images and the reasons.</summary>
    public BadImageLog Log { get; } = log;
}
