using SemGeo.Synthetic.Scenes;

namespace SemGeo.Synthetic.Rendering;

/// <summary>Paints a scene from back to front: sky, mountains, ground, shadows, then everything that stands on it.</summary>
internal static class SceneRenderer
{
    /// <summary>Paints a scene over whatever the canvas shows.</summary>
    public static void Paint(Scene scene, Canvas canvas)
    {
        SkyLayer.Paint(scene, canvas);
        MountainLayer.Paint(scene, canvas);
        GroundLayer.Paint(scene, canvas);
        foreach (var item in scene.Items)
            item.PaintShadow(scene, canvas);
        foreach (var item in scene.Items.OrderByDescending(i => DepthOf(scene.Camera, i)))
            item.Paint(scene, canvas);
    }

    private static float DepthOf(Camera camera, ISceneItem item) => camera.ToView(item.Anchor.X, 0, item.Anchor.Z).Z;
}
