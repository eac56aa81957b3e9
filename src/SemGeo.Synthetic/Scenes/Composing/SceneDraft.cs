using SemGeo.Synthetic.Rendering;
using SemGeo.Synthetic.Sampling;
using SemGeo.Synthetic.Scenes.Items;
using SemGeo.Synthetic.Styles;

namespace SemGeo.Synthetic.Scenes.Composing;

/// <summary>A scene in the making: a random stream, the style of shapes, and the things that kinds of scenes have in common.</summary>
internal sealed class SceneDraft(SeededRandom random, PlaceStyle shape, SceneEmphasis emphasis)
{
    private static readonly Rgb[] Paints =
    [
        new(0.92f, 0.92f, 0.92f), new(0.14f, 0.14f, 0.15f), new(0.55f, 0.57f, 0.60f), new(0.74f, 0.75f, 0.77f), new(0.62f, 0.10f, 0.10f), new(0.13f, 0.25f, 0.50f),
        new(0.16f, 0.36f, 0.24f), new(0.83f, 0.66f, 0.20f), new(0.40f, 0.26f, 0.18f),
    ];

    private static readonly Rgb[] Skins = [new(0.94f, 0.78f, 0.66f), new(0.82f, 0.62f, 0.48f), new(0.62f, 0.44f, 0.33f), new(0.42f, 0.29f, 0.21f)];

    private static readonly Rgb[] Hairs = [new(0.12f, 0.09f, 0.08f), new(0.30f, 0.20f, 0.13f), new(0.62f, 0.48f, 0.28f), new(0.6f, 0.6f, 0.6f)];

    /// <summary>A field, not a property: drawing from it changes it.</summary>
    public SeededRandom Random = random;

    public PlaceStyle Shape { get; } = shape;

    public SceneEmphasis Emphasis { get; } = emphasis;

    public List<ISceneItem> Items { get; } = [];

    /// <summary>What the camera's position and direction are to be.</summary>
    public float CameraX { get; set; }

    /// <summary>Radians to the right.</summary>
    public float Yaw { get; set; }

    public GroundPlan Ground { get; set; } = new() { Strips = [new(Surface.Grass, float.PositiveInfinity)] };

    /// <summary>1 on the right of the road, -1 on its left: where traffic that goes away from the camera keeps.</summary>
    public int DrivingSide => Shape.Roads.DrivesOnTheLeft ? -1 : 1;

    public uint NextSeed() => (uint)Random.NextUInt64();

    public void AddTree(float x, float z, float lowest, float highest)
    {
        var shape = Emphasis.Palms ? TreeShape.Palm : Shape.Plants.ShapeOf(Random.NextFloat());
        if (Emphasis.Trees && shape == TreeShape.Palm)
            shape = TreeShape.Broadleaf;
        Items.Add(new Tree(x, z, Random.Range(lowest, highest), shape, Random.Range(0.85f, 1.15f), NextSeed()));
    }

    /// <summary>A car in its lane, its direction by the side of the road that it is on.</summary>
    public void AddCar(float x, float z, bool mayBeLorry = true)
    {
        var colour = Random.Pick<Rgb>(Paints) * Random.Range(0.85f, 1.1f);
        Items.Add(new Car(x, z, MathF.Sign(x) != DrivingSide, colour, mayBeLorry && Random.Chance(0.12f)));
    }

    public void AddPerson(float x, float z)
    {
        var height = Random.Range(1.5f, 1.9f);
        var top = Rgb.FromHsv(Random.NextFloat(), Random.Range(0, 0.7f), Random.Range(0.2f, 0.9f));
        var legs = Rgb.FromHsv(Random.Range(0.5f, 0.75f), Random.Range(0, 0.5f), Random.Range(0.12f, 0.5f));
        Items.Add(new Person(x, z, height, top, legs, Random.Pick<Rgb>(Skins), Random.Pick<Rgb>(Hairs), Random.Range(-1, 1)));
    }

    public void AddSign(float x, float z) => Items.Add(new RoadSign(x, z, Shape.Roads.DiamondSigns));

    /// <summary>A house whose wall along the road is at <paramref name="front"/>; a negative front is on the left.</summary>
    public void AddBuilding(float front, float depth, float z, float width, float meanFloors)
    {
        var facades = Shape.Facades;
        var floors = Math.Clamp((int)MathF.Round(meanFloors + Random.Gauss() * 0.8f), 1, 10);
        Items.Add(new Building
        {
            X = front < 0 ? (front - depth, front) : (front, front + depth),
            Z = (z, z + width),
            Floors = floors,
            WallHeight = floors * facades.FloorHeight * Random.Range(0.95f, 1.05f),
            Roof = Random.Chance(0.8f) ? facades.RoofShape : Random.Pick(Enum.GetValues<RoofShape>()),
            RoofPitch = Random.Range(0.45f, 1f),
            ColourDraw = Random.NextFloat(),
            Shade = Random.Range(0.88f, 1.1f),
            HasShop = floors > 1 && Random.Chance(0.45f),
            Seed = NextSeed(),
        });
    }

    /// <summary>What covers open ground in the climate.</summary>
    public Surface OpenGround() => Shape.Climate switch
    {
        ClimateZone.Desert => Random.Chance(0.6f) ? Surface.Sand : Surface.Earth,
        ClimateZone.Steppe or ClimateZone.Savanna => Random.Chance(0.6f) ? Surface.Grass : Surface.Earth,
        ClimateZone.Mediterranean or ClimateZone.Polar => Random.Chance(0.7f) ? Surface.Grass : Surface.Earth,
        _ => Random.Chance(0.75f) ? Surface.Grass : Surface.Field,
    };
}
