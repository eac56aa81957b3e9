using SemGeo.Synthetic.Rendering;
using SemGeo.Synthetic.Sampling;

namespace SemGeo.Synthetic.Styles;

/// <summary>
/// How buildings look in a region. A country has a family of two wall colours, a material, windows and two roof shapes; a region leans to one of the colours,
/// shifts it, and has a roof shape and colours of its own.
/// </summary>
internal sealed class FacadeStyle
{
    private const ulong World = 0x5E46E0EA;

    private static readonly Rgb[] RoofColours =
    [
        new(0.72f, 0.36f, 0.24f), new(0.60f, 0.24f, 0.20f), new(0.36f, 0.38f, 0.42f), new(0.25f, 0.26f, 0.30f),
        new(0.46f, 0.33f, 0.24f), new(0.35f, 0.52f, 0.47f), new(0.62f, 0.52f, 0.42f), new(0.34f, 0.42f, 0.58f),
    ];

    private FacadeStyle(SeededRandom country, SeededRandom region)
    {
        var hue = country.NextFloat();
        var saturation = country.Range(0.22f, 0.62f) * Restraint(hue);
        var value = country.Range(0.58f, 0.92f);
        var second = hue + country.Range(0.08f, 0.25f) * (country.Chance(0.5f) ? 1 : -1);
        var pale = country.Chance(0.35f);
        Texture = country.Pick(Enum.GetValues<WallTexture>());
        Window = country.Pick(Enum.GetValues<WindowShape>());
        FloorHeight = country.Range(2.9f, 3.8f);
        BayWidth = country.Range(2.2f, 4.2f);
        WindowWidth = Window is WindowShape.Tall ? country.Range(0.28f, 0.4f) : country.Range(0.42f, 0.62f);
        WindowHeight = Window is WindowShape.Square or WindowShape.Strip ? country.Range(0.38f, 0.5f) : country.Range(0.55f, 0.7f);
        var glass = country.Range(0.52f, 0.66f);
        Glass = Rgb.FromHsv(glass, country.Range(0.15f, 0.45f), country.Range(0.22f, 0.42f));
        Span<RoofShape> roofs = [country.Pick(Enum.GetValues<RoofShape>()), country.Pick(Enum.GetValues<RoofShape>())];
        var roof = country.Index(RoofColours.Length);
        var floors = country.Range(2.2f, 5f);

        hue += region.Range(-0.045f, 0.045f);
        saturation *= region.Range(0.8f, 1.2f);
        value *= region.Range(0.88f, 1.08f);
        Walls =
        [
            Rgb.FromHsv(hue, saturation, value),
            Rgb.FromHsv(second, saturation * 0.85f, value),
            pale ? Rgb.FromHsv(hue, 0.08f, 0.92f) : Rgb.FromHsv(hue + 0.03f, saturation * 1.2f, value * 0.7f),
        ];
        FirstShare = region.Range(0.35f, 0.8f);
        SecondShare = (1 - FirstShare) * region.Range(0.3f, 0.9f);
        Trim = region.Chance(0.6f) ? Rgb.FromHsv(hue, 0.06f, 0.94f) : Rgb.FromHsv(second, 0.5f, 0.4f);
        Shutter = Rgb.FromHsv(region.NextFloat(), 0.55f, 0.5f);
        HasShutters = Window != WindowShape.Strip && region.Chance(0.4f);
        HasBalconies = region.Chance(0.35f);
        Roof = RoofColours[region.Chance(0.7f) ? roof : region.Index(RoofColours.Length)] * region.Range(0.85f, 1.15f);
        RoofShape = region.Pick<RoofShape>(roofs);
        Floors = floors * region.Range(0.8f, 1.25f);
    }

    /// <summary>Wall colours, the most usual first.</summary>
    public Rgb[] Walls { get; }

    /// <summary>The share of buildings in the first colour.</summary>
    public float FirstShare { get; }

    /// <summary>The share of buildings in the second colour.</summary>
    public float SecondShare { get; }

    public Rgb Trim { get; }

    public Rgb Shutter { get; }

    public Rgb Glass { get; }

    public Rgb Roof { get; }

    public bool HasShutters { get; }

    public bool HasBalconies { get; }

    public WallTexture Texture { get; }

    public WindowShape Window { get; }

    public RoofShape RoofShape { get; }

    /// <summary>Metres from floor to floor.</summary>
    public float FloorHeight { get; }

    /// <summary>Metres from window to window.</summary>
    public float BayWidth { get; }

    /// <summary>The share of a bay that is glass, 0 to 1.</summary>
    public float WindowWidth { get; }

    /// <summary>The share of a floor's height that is glass, 0 to 1.</summary>
    public float WindowHeight { get; }

    /// <summary>The usual number of floors in a town.</summary>
    public float Floors { get; }

    /// <summary>The style of a region, the same in every set.</summary>
    public static FacadeStyle Of(string countryCode, string admin1Id) =>
        new(SeededRandom.For(World, "facades:" + countryCode), SeededRandom.For(World, "facades:" + admin1Id));

    /// <summary>People paint houses pink, violet or green more timidly than yellow, red or blue.</summary>
    private static float Restraint(float hue) => hue is > 0.68f and < 0.96f ? 0.62f : hue is > 0.22f and < 0.46f ? 0.75f : 1;

    /// <summary>The wall colour of a building that drew a number from 0 to 1.</summary>
    public Rgb WallOf(float draw) => draw < FirstShare ? Walls[0] : draw < FirstShare + SecondShare ? Walls[1] : Walls[2];
}
