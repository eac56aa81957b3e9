namespace SemGeo.Synthetic.Scenes;

/// <summary>A line painted on the road.</summary>
/// <param name="X">Its middle, in metres right of the road's middle.</param>
/// <param name="Width">Metres.</param>
/// <param name="Dash">The length of a dash and of the gap after it in metres; 0 for an unbroken line.</param>
/// <param name="IsCentre">Whether it parts the two directions, in the colour for that.</param>
internal readonly record struct RoadLine(float X, float Width, float Dash, bool IsCentre);
