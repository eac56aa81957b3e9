namespace SemGeo.Synthetic.Scenes;

/// <summary>A range of mountains, or the edge of a forest, along the horizon.</summary>
/// <param name="Height">The highest peak above the horizon, in parts of the focal length.</param>
/// <param name="Width">The width of a peak, likewise.</param>
/// <param name="Roughness">0 rounded, 1 jagged.</param>
/// <param name="Metres">How far away it is, for the haze.</param>
/// <param name="Seed">Of its outline.</param>
/// <param name="IsForest">Whether it is a line of trees instead.</param>
internal sealed record MountainRange(float Height, float Width, float Roughness, float Metres, uint Seed, bool IsForest = false);
