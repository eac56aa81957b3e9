namespace SemGeo.Vision.Input;

/// <summary>An image that could not be used.</summary>
/// <param name="Row">Its row in the source.</param>
/// <param name="Path">Its file, where it has one.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record BadImage(long Row, string? Path, string Reason);
