using SemGeo.Synthetic.Rendering;
using SemGeo.Synthetic.Styles;

namespace SemGeo.Synthetic.Scenes.Items;

/// <summary>A house: a box along the road with a roof. Its shape is the scene's; its walls, windows and roof colour follow the style of buildings.</summary>
internal sealed class Building : ISceneItem
{
    /// <summary>Left and right end, metres right of the road's middle.</summary>
    public required (float From, float To) X { get; init; }

    /// <summary>Near and far end, metres along the road.</summary>
    public required (float From, float To) Z { get; init; }

    public required int Floors { get; init; }

    public required RoofShape Roof { get; init; }

    /// <summary>The roof's height in parts of half the house's depth.</summary>
    public required float RoofPitch { get; init; }

    /// <summary>Decides which wall colour of the style it has, 0 to 1.</summary>
    public required float ColourDraw { get; init; }

    /// <summary>Weather and paint: how much lighter or darker it is than its style.</summary>
    public required float Shade { get; init; }

    /// <summary>Whether there is a shop in the ground floor.</summary>
    public required bool HasShop { get; init; }

    /// <summary>Decides which windows are lit and open.</summary>
    public required uint Seed { get; init; }

    /// <summary>The height of the walls in metres.</summary>
    public required float WallHeight { get; init; }

    /// <summary>The middle of the far end of the wall along the road: what stands in front of the wall is nearer.</summary>
    public (float X, float Z) Anchor => (Math.Abs(X.From) < Math.Abs(X.To) ? X.From : X.To, Z.To);

    public void Paint(Scene scene, Canvas canvas) => BuildingPainter.Paint(this, scene, canvas);
}
