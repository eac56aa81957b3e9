namespace SemGeo.Synthetic.Scenes;

/// <summary>Something that stands on the ground and can paint itself.</summary>
internal interface ISceneItem
{
    /// <summary>A position that decides what is painted over what: metres right of the road's middle, and ahead.</summary>
    (float X, float Z) Anchor { get; }

    /// <summary>Paints the shadow that it casts on the ground, before anything stands there.</summary>
    void PaintShadow(Scene scene, Rendering.Canvas canvas)
    {
    }

    /// <summary>Paints it over what is behind it.</summary>
    void Paint(Scene scene, Rendering.Canvas canvas);
}
