using SemGeo.Synthetic.Rendering;
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
