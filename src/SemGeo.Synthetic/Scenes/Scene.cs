using SemGeo.Synthetic.Drawing;
using SemGeo.Synthetic.Styles;

namespace SemGeo.Synthetic.Scenes;

/// <summary>All that is to be painted, before a pixel of it is.</summary>
internal sealed class Scene
{
    public required Camera Camera { get; init; }

    public required SceneStyles Styles { get; init; }

    public required Light Light { get; init; }

    public required SkyLook Sky { get; init; }

    /// <summary>Far to near.</summary>
    public required IReadOnlyList<MountainRange> Mountains { get; init; }

    public required GroundPlan Ground { get; init; }

    /// <summary>In any order.</summary>
    public required IReadOnlyList<ISceneItem> Items { get; init; }

    public required Sensor Sensor { get; init; }
}

/// <summary>What kind of spot a photo shows.</summary>
internal enum SceneKind
{
    /// <summary>A street between rows of buildings.</summary>
    Street,

    /// <summary>A road with detached houses and gardens.</summary>
    Suburb,

    /// <summary>A road through the country.</summary>
    Country,

    /// <summary>Open land without a road.</summary>
    Wild,

    /// <summary>A promenade between houses and a beach.</summary>
    Waterfront,
}

/// <summary>A range of mountains, or the edge of a forest, along the horizon.</summary>
/// <param name="Height">The highest peak above the horizon, in parts of the focal length.</param>
/// <param name="Width">The width of a peak, likewise.</param>
/// <param name="Roughness">0 rounded, 1 jagged.</param>
/// <param name="Metres">How far away it is, for the haze.</param>
/// <param name="Seed">Of its outline.</param>
/// <param name="IsForest">Whether it is a line of trees instead.</param>
internal sealed record MountainRange(float Height, float Width, float Roughness, float Metres, uint Seed, bool IsForest = false);
