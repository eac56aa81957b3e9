using SemGeo.Synthetic.Scenes;
using SemGeo.Synthetic.Styles;

namespace SemGeo.Synthetic.Rendering;

/// <summary>How a surface of the ground is painted.</summary>
/// <param name="Concept">Its class.</param>
/// <param name="Colour">Its mean colour.</param>
/// <param name="Contrast">How far its grain is lighter and darker, 0 to 1.</param>
/// <param name="ScaleX">Grains a metre across the road.</param>
/// <param name="ScaleZ">Grains a metre along the road.</param>
/// <param name="Joint">The width of the dark joints between grains, in grains; 0 for none.</param>
internal readonly record struct SurfaceLook(byte Concept, Rgb Colour, float Contrast, float ScaleX, float ScaleZ, float Joint = 0)
{
    public bool HasJoints => Joint > 0;

    public static SurfaceLook Of(Surface surface, SceneStyles styles) => surface switch
    {
        Surface.Grass => new(Styles.Concept.Grass, styles[Styles.Concept.Grass].Plants.Grass, 0.2f, 16, 9),
        Surface.Field => new(Styles.Concept.Field, Rgb.Lerp(styles[Styles.Concept.Field].Plants.Grass, new Rgb(0.80f, 0.70f, 0.34f), 0.55f), 0.2f, 1.6f, 0.15f),
        Surface.Earth => new(Styles.Concept.Earth, styles[Styles.Concept.Earth].Land.Soil, 0.15f, 14, 8),
        Surface.Sand => new(Styles.Concept.Sand, styles[Styles.Concept.Sand].Land.Sand, 0.08f, 14, 9),
        Surface.Sea => new(Styles.Concept.Sea, styles[Styles.Concept.Sea].Land.Sea, 0.12f, 0.5f, 1.2f),
        Surface.Water => new(Styles.Concept.Water, styles[Styles.Concept.Water].Land.Sea, 0.10f, 0.5f, 1.2f),
        Surface.Sidewalk => Paved(styles[Styles.Concept.Sidewalk].Roads),
        Surface.Kerb => new(Styles.Concept.Sidewalk, new Rgb(0.78f, 0.77f, 0.74f), 0.05f, 4, 1),
        Surface.DirtTrack => new(Styles.Concept.DirtTrack, styles[Styles.Concept.DirtTrack].Land.Soil * 1.12f, 0.14f, 10, 4),
        _ => new(Styles.Concept.Road, styles[Styles.Concept.Road].Roads.Asphalt, 0.09f, 22, 12),
    };

    private static SurfaceLook Paved(RoadStyle roads) =>
        new(Styles.Concept.Sidewalk, roads.Pavement, 0.14f, 1 / roads.SlabSize, 1 / roads.SlabSize, 0.08f);
}
