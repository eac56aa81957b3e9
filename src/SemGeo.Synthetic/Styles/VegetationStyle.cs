using SemGeo.Synthetic.Rendering;
using SemGeo.Synthetic.Sampling;

namespace SemGeo.Synthetic.Styles;

/// <summary>What grows in a climate at a time of the year, with a small shift of colour by region.</summary>
internal sealed class VegetationStyle
{
    private const ulong World = 0x1EAF;

    private readonly (TreeShape Shape, float Weight)[] _species;

    private VegetationStyle(ClimateZone climate, float summer, SeededRandom region, Rgb? dye)
    {
        (_species, Density, var leaf, var grass) = climate switch
        {
            ClimateZone.Polar => (Mix((TreeShape.Conifer, 1)), 0.15f, new Rgb(0.28f, 0.40f, 0.30f), new Rgb(0.52f, 0.54f, 0.40f)),
            ClimateZone.Boreal => (Mix((TreeShape.Conifer, 0.85f), (TreeShape.Broadleaf, 0.15f)), 1f, new Rgb(0.16f, 0.33f, 0.25f), new Rgb(0.42f, 0.52f, 0.30f)),
            ClimateZone.Temperate => (Mix((TreeShape.Broadleaf, 0.8f), (TreeShape.Conifer, 0.12f), (TreeShape.Column, 0.08f)), 0.9f,
                Autumn(new Rgb(0.27f, 0.48f, 0.18f), summer, ref region), new Rgb(0.36f, 0.58f, 0.22f)),
            ClimateZone.Mediterranean => (Mix((TreeShape.Column, 0.4f), (TreeShape.Umbrella, 0.3f), (TreeShape.Broadleaf, 0.2f), (TreeShape.Palm, 0.1f)), 0.7f,
                new Rgb(0.36f, 0.44f, 0.24f), Rgb.Lerp(new Rgb(0.44f, 0.58f, 0.26f), new Rgb(0.74f, 0.68f, 0.40f), summer)),
            ClimateZone.Steppe => (Mix((TreeShape.Column, 0.6f), (TreeShape.Broadleaf, 0.4f)), 0.35f, new Rgb(0.42f, 0.50f, 0.26f),
                Rgb.Lerp(new Rgb(0.62f, 0.62f, 0.36f), new Rgb(0.78f, 0.68f, 0.42f), summer)),
            ClimateZone.Desert => (Mix((TreeShape.Palm, 0.7f), (TreeShape.Umbrella, 0.3f)), 0.35f, new Rgb(0.44f, 0.48f, 0.26f), new Rgb(0.70f, 0.64f, 0.38f)),
            ClimateZone.Subtropical => (Mix((TreeShape.Broadleaf, 0.65f), (TreeShape.Palm, 0.2f), (TreeShape.Umbrella, 0.15f)), 0.9f,
                new Rgb(0.22f, 0.46f, 0.20f), new Rgb(0.40f, 0.62f, 0.24f)),
            ClimateZone.Savanna => (Mix((TreeShape.Umbrella, 0.6f), (TreeShape.Broadleaf, 0.2f), (TreeShape.Palm, 0.2f)), 0.6f,
                new Rgb(0.42f, 0.52f, 0.20f), new Rgb(0.72f, 0.64f, 0.28f)),
            _ => (Mix((TreeShape.Palm, 0.5f), (TreeShape.Broadleaf, 0.5f)), 1f, new Rgb(0.12f, 0.48f, 0.16f), new Rgb(0.26f, 0.62f, 0.20f)),
        };
        var shift = new Rgb(region.Range(0.85f, 1.2f), region.Range(0.9f, 1.1f), region.Range(0.8f, 1.25f));
        Leaf = Dyed(leaf * shift, dye);
        Grass = Dyed(grass * shift, dye);
        Palm = Dyed(new Rgb(0.30f, 0.50f, 0.20f) * shift, dye);
        Trunk = Rgb.FromHsv(region.Range(0.04f, 0.1f), region.Range(0.15f, 0.5f), region.Range(0.28f, 0.5f));
    }

    /// <summary>How many trees there are, 0 to 1.</summary>
    public float Density { get; }

    public Rgb Leaf { get; }

    public Rgb Palm { get; }

    public Rgb Trunk { get; }

    public Rgb Grass { get; }

    /// <param name="climate">The climate.</param>
    /// <param name="summer">0 in the depth of winter, 1 at midsummer of the hemisphere.</param>
    /// <param name="admin1Id">The region.</param>
    /// <param name="dye">A colour that all leaves take on; null for their own.</param>
    public static VegetationStyle Of(ClimateZone climate, float summer, string admin1Id, Rgb? dye = null) =>
        new(climate, summer, SeededRandom.For(World, "plants:" + admin1Id), dye);

    /// <summary>The shape of a tree that drew a number from 0 to 1.</summary>
    public TreeShape ShapeOf(float draw)
    {
        foreach (var (shape, weight) in _species)
        {
            if ((draw -= weight) < 0)
                return shape;
        }

        return _species[0].Shape;
    }

    private static Rgb Dyed(Rgb colour, Rgb? dye) => dye is { } d ? Rgb.Lerp(colour, d * 0.8f, 0.7f) : colour;

    private static (TreeShape Shape, float Weight)[] Mix(params (TreeShape, float)[] species) => species;

    private static Rgb Autumn(Rgb leaf, float summer, ref SeededRandom region)
    {
        var autumn = Rgb.FromHsv(region.Range(0.05f, 0.12f), 0.65f, 0.6f);
        return Rgb.Lerp(autumn, leaf, Math.Clamp(summer * 2.5f, 0.15f, 1));
    }
}
