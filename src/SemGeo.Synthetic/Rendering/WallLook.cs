using SemGeo.Synthetic.Scenes;
using SemGeo.Synthetic.Scenes.Items;
using SemGeo.Synthetic.Styles;

namespace SemGeo.Synthetic.Rendering;

/// <summary>One wall of a building as it is lit: finished samples for its parts, and the metres that lay them out.</summary>
internal readonly ref struct WallLook
{
    /// <summary>The bare wall left at both ends, in metres.</summary>
    private const float Edge = 0.5f;

    public WallLook(Building building, FacadeStyle style, Light light, float facing, float metres, float length)
    {
        Style = style;
        Seed = building.Seed;
        HasShop = building.HasShop;
        FloorHeight = building.WallHeight / building.Floors;
        Bays = Math.Max(1, (int)MathF.Round((length - 2 * Edge) / style.BayWidth));
        Start = Edge;
        BayWidth = Math.Max(0.5f, (length - 2 * Edge) / Bays);
        var wall = style.WallOf(building.ColourDraw) * building.Shade;
        Wall = Sample(wall);
        WallDark = Sample(style.Texture == WallTexture.Timber ? new Rgb(0.30f, 0.22f, 0.17f) : wall * 0.82f);
        WallLight = Sample(wall * 1.07f);
        Trim = Sample(style.Trim);
        Shutter = Sample(style.Shutter);
        Door = Sample(style.Shutter * 0.7f);
        Awning = Sample(Rgb.FromHsv(building.ColourDraw * 7, 0.5f, 0.7f));
        Rail = Sample(new Rgb(0.25f, 0.25f, 0.27f));
        Glass = Sample(style.Glass);
        GlassLight = Sample(Rgb.Lerp(style.Glass, light.Haze, 0.45f));
        GlassLit = light.IsDusk ? new Rgb(0.98f, 0.84f, 0.52f).Pack(Concept.Building) : GlassLight;

        uint Sample(Rgb colour) => light.On(colour, facing, metres).Pack(Concept.Building);
    }

    public FacadeStyle Style { get; }

    public uint Seed { get; }

    public bool HasShop { get; }

    public float FloorHeight { get; }

    public int Bays { get; }

    public float Start { get; }

    public float BayWidth { get; }

    public uint Wall { get; }

    public uint WallDark { get; }

    public uint WallLight { get; }

    public uint Trim { get; }

    public uint Shutter { get; }

    public uint Door { get; }

    public uint Awning { get; }

    public uint Rail { get; }

    public uint Glass { get; }

    public uint GlassLight { get; }

    public uint GlassLit { get; }
}
