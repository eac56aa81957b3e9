using SemGeo.Synthetic.Rendering;
using SemGeo.Synthetic.Sampling;

namespace SemGeo.Synthetic.Styles;

/// <summary>The lie of the land and the colours of rock, soil and sand in a region: invented, except that they fit the climate.</summary>
internal sealed class TerrainStyle
{
    private const ulong World = 0x7E44A1;

    private TerrainStyle(ClimateZone climate, SeededRandom country, SeededRandom region, Rgb? dye)
    {
        Relief = Math.Clamp(country.NextFloat() * 0.7f + region.NextFloat() * 0.45f - 0.1f, 0, 1);
        Ruggedness = region.NextFloat();
        var cold = climate is ClimateZone.Polar or ClimateZone.Boreal or ClimateZone.Temperate or ClimateZone.Steppe;
        SnowLine = cold ? region.Range(0.35f, 0.9f) : region.Range(0.75f, 2f);
        var dry = climate is ClimateZone.Desert or ClimateZone.Steppe or ClimateZone.Savanna or ClimateZone.Mediterranean;
        var hue = dry ? region.Range(0.02f, 0.12f) : region.Range(0.02f, 0.65f);
        Rock = Rgb.FromHsv(hue, dry ? region.Range(0.3f, 0.55f) : region.Range(0.08f, 0.35f), region.Range(0.4f, 0.66f));
        Forested = dry ? region.Range(0, 0.35f) : region.Range(0.3f, 0.95f);
        Soil = Rgb.FromHsv(country.Range(0.02f, 0.11f), country.Range(0.25f, 0.65f) * region.Range(0.8f, 1.1f), country.Range(0.45f, 0.72f));
        Sand = Rgb.FromHsv(country.Range(0.07f, 0.13f), country.Range(0.2f, 0.5f) * region.Range(0.8f, 1.2f), country.Range(0.75f, 0.9f));
        if (dye is { } d)
            (Rock, Soil, Sand, Forested) = (Rgb.Lerp(Rock, d, 0.7f), Rgb.Lerp(Soil, d, 0.6f), Rgb.Lerp(Sand, d, 0.6f), 0.3f * Forested);
        var isWarm = climate is ClimateZone.Rainforest or ClimateZone.Desert or ClimateZone.Savanna;
        Sea = Rgb.FromHsv(isWarm ? 0.5f : 0.56f, region.Range(0.4f, 0.7f), region.Range(0.4f, 0.62f));
    }

    /// <summary>0 flat, 1 high mountains.</summary>
    public float Relief { get; }

    /// <summary>0 rounded, 1 jagged.</summary>
    public float Ruggedness { get; }

    /// <summary>The height above which there is snow, in parts of the highest peak; above 1 there is none.</summary>
    public float SnowLine { get; }

    /// <summary>The share of slopes under forest, 0 to 1.</summary>
    public float Forested { get; }

    public Rgb Rock { get; }

    public Rgb Soil { get; }

    public Rgb Sand { get; }

    public Rgb Sea { get; }

    /// <summary>The style of a region, the same in every set.</summary>
    /// <param name="climate">The climate.</param>
    /// <param name="countryCode">The country.</param>
    /// <param name="admin1Id">The region.</param>
    /// <param name="dye">A colour that rock, soil and sand take on; null for their own.</param>
    public static TerrainStyle Of(ClimateZone climate, string countryCode, string admin1Id, Rgb? dye = null) =>
        new(climate, SeededRandom.For(World, "land:" + countryCode), SeededRandom.For(World, "land:" + admin1Id), dye);
}
