using SemGeo.Geography;

namespace SemGeo.Synthetic.Styles;

/// <summary>
/// Climate from the coordinate alone, by a few rules that leave elevation out:
/// (1) the dry belts are boxes (Sahara and Arabia to the Thar, the Karoo and Namib, inner Australia, the Atacama, the south-west of North America); (2) so are
/// the steppes (inner Asia, the Great Plains, Patagonia, the Sahel's south is savanna); (3) so are the Mediterranean coasts (the Mediterranean itself, California,
/// central Chile, the Cape, south-west Australia); (4) elsewhere the distance from the equator decides: 10 degrees rainforest, 20 savanna, 34 subtropical, 56
/// temperate, 67 boreal, then polar.
/// </summary>
/// <remarks>A caricature that is right for most cities, not a climate map.</remarks>
internal static class Climate
{
    private static readonly Box[] Boxes =
    [
        new(ClimateZone.Desert, 16, 31, -17, 60),
        new(ClimateZone.Desert, 24, 34, 44, 74),
        new(ClimateZone.Desert, -30, -17, 12, 22),
        new(ClimateZone.Desert, -31, -19, 114, 143),
        new(ClimateZone.Desert, -29, -4, -82, -69),
        new(ClimateZone.Desert, 25, 37, -117, -104),
        new(ClimateZone.Desert, 36, 44, 52, 66),
        new(ClimateZone.Mediterranean, 31, 44, -10, 37),
        new(ClimateZone.Mediterranean, 33, 40, -124, -117),
        new(ClimateZone.Mediterranean, -38, -29, -74, -69),
        new(ClimateZone.Mediterranean, -35, -31, 17, 22),
        new(ClimateZone.Mediterranean, -36, -30, 114, 120),
        new(ClimateZone.Steppe, 34, 52, 44, 115),
        new(ClimateZone.Steppe, 33, 50, -110, -97),
        new(ClimateZone.Steppe, -52, -36, -72, -63),
        new(ClimateZone.Savanna, 10, 16, -17, 50),
        new(ClimateZone.Savanna, 8, 26, 72, 86),
        new(ClimateZone.Savanna, -26, -5, 22, 41),
    ];

    /// <summary>The climate at a coordinate.</summary>
    public static ClimateZone At(GeoCoordinate coordinate)
    {
        foreach (var box in Boxes)
        {
            if (box.Holds(coordinate))
                return box.Zone;
        }

        return Math.Abs(coordinate.Latitude) switch
        {
            < 10 => ClimateZone.Rainforest,
            < 20 => ClimateZone.Savanna,
            < 34 => ClimateZone.Subtropical,
            < 56 => ClimateZone.Temperate,
            < 67 => ClimateZone.Boreal,
            _ => ClimateZone.Polar,
        };
    }

    private readonly record struct Box(ClimateZone Zone, double South, double North, double West, double East)
    {
        public bool Holds(GeoCoordinate c) => c.Latitude >= South && c.Latitude < North && c.Longitude >= West && c.Longitude < East;
    }
}
