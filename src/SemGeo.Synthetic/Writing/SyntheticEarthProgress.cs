namespace SemGeo.Synthetic.Writing;

/// <summary>How far writing a synthetic set has come.</summary>
/// <param name="Written">Photos written so far.</param>
/// <param name="Total">Photos in the set.</param>
public readonly record struct SyntheticEarthProgress(int Written, int Total);
