using SemGeo.Geography;
using SemGeo.Synthetic.Sampling;
using SemGeo.Synthetic.Scenes;
using SemGeo.Synthetic.Styles;

namespace SemGeo.Synthetic.Tests;

[TestClass]
public class SceneModelTests
{
    private const int MarchEquinox = 80;
    private const int JuneSolstice = 171;

    [TestMethod]
    [DataRow(0, MarchEquinox, 12, 90, DisplayName = "overhead at the equator at equinox")]
    [DataRow(23.44, JuneSolstice, 12, 90, DisplayName = "overhead at the tropic at solstice")]
    [DataRow(90, JuneSolstice, 3, 23.44, DisplayName = "all night at the pole in June")]
    [DataRow(-90, JuneSolstice, 12, -23.44, DisplayName = "never at the other pole")]
    [DataRow(50, MarchEquinox, 6, 0, DisplayName = "rises at six at equinox")]
    [DataRow(50, MarchEquinox, 12, 40, DisplayName = "90 - latitude at noon at equinox")]
    public void The_sun_is_as_high_as_astronomy_says(double latitude, int day, double hour, double expected)
    {
        Assert.AreEqual(expected, SunPosition.At(latitude, day, hour).ElevationDegrees, 1.5);
    }

    [TestMethod]
    [DataRow(50, 12, 180, DisplayName = "south at noon in the north")]
    [DataRow(-50, 12, 0, DisplayName = "north at noon in the south")]
    [DataRow(50, 6, 90, DisplayName = "east in the morning")]
    [DataRow(-50, 18, 270, DisplayName = "west in the evening")]
    public void The_sun_stands_where_astronomy_says(double latitude, double hour, double expected)
    {
        var azimuth = SunPosition.At(latitude, MarchEquinox, hour).AzimuthDegrees;
        Assert.AreEqual(0, Math.IEEERemainder(azimuth - expected, 360), 2.0);
    }

    [TestMethod]
    [DataRow(30.04, 31.24, nameof(ClimateZone.Desert), DisplayName = "Cairo")]
    [DataRow(48.86, 2.35, nameof(ClimateZone.Temperate), DisplayName = "Paris")]
    [DataRow(37.98, 23.73, nameof(ClimateZone.Mediterranean), DisplayName = "Athens")]
    [DataRow(1.35, 103.82, nameof(ClimateZone.Rainforest), DisplayName = "Singapore")]
    [DataRow(-1.29, 36.82, nameof(ClimateZone.Rainforest), DisplayName = "Nairobi, elevation left out")]
    [DataRow(59.91, 10.75, nameof(ClimateZone.Boreal), DisplayName = "Oslo")]
    [DataRow(69.65, 18.96, nameof(ClimateZone.Polar), DisplayName = "Tromso")]
    [DataRow(51.17, 71.43, nameof(ClimateZone.Steppe), DisplayName = "Astana")]
    [DataRow(-33.93, 18.42, nameof(ClimateZone.Mediterranean), DisplayName = "Cape Town")]
    [DataRow(13.75, 100.5, nameof(ClimateZone.Savanna), DisplayName = "Bangkok")]
    [DataRow(35.68, 139.69, nameof(ClimateZone.Temperate), DisplayName = "Tokyo")]
    public void Climate_follows_the_documented_rules(double latitude, double longitude, string expected) =>
        Assert.AreEqual(expected, Climate.At(new GeoCoordinate(latitude, longitude)).ToString());

    [TestMethod]
    public void Roads_follow_the_facts_that_are_known()
    {
        Assert.IsTrue(RoadStyle.Of("GB").DrivesOnTheLeft);
        Assert.IsTrue(RoadStyle.Of("JP").DrivesOnTheLeft);
        Assert.IsFalse(RoadStyle.Of("FR").DrivesOnTheLeft);
        Assert.IsTrue(RoadStyle.Of("US").DiamondSigns);
        Assert.IsFalse(RoadStyle.Of("DE").DiamondSigns);
        Assert.AreNotEqual(RoadStyle.Of("US").CentreColour, RoadStyle.Of("DE").CentreColour);
        Assert.IsTrue(CountryFacts.IsLandlocked("CH"));
        Assert.IsFalse(CountryFacts.IsLandlocked("FR"));
    }

    [TestMethod]
    public void Regions_of_a_country_are_more_alike_than_countries()
    {
        var (a, b) = (FacadeStyle.Of("FR", "FR-1"), FacadeStyle.Of("FR", "FR-2"));
        Assert.AreEqual(a.Window, b.Window);
        Assert.AreEqual(a.Texture, b.Texture);
        Assert.AreEqual(a.BayWidth, b.BayWidth);
        Assert.AreNotEqual(a.Walls[0], b.Walls[0]);
        Assert.IsLessThan(0.25f, Distance(a.Walls[0], b.Walls[0]));
        Assert.AreEqual(a.Walls[0], FacadeStyle.Of("FR", "FR-1").Walls[0]);

        static float Distance(Synthetic.Rendering.Rgb x, Synthetic.Rendering.Rgb y) => Math.Abs(x.R - y.R) + Math.Abs(x.G - y.G) + Math.Abs(x.B - y.B);
    }

    [TestMethod]
    public void Dye_carries_the_palette_of_houses_into_leaves_and_rock()
    {
        var red = new Synthetic.Rendering.Rgb(1, 0, 0);
        var (plain, dyed) = (VegetationStyle.Of(ClimateZone.Temperate, 1, "X"), VegetationStyle.Of(ClimateZone.Temperate, 1, "X", red));
        Assert.IsGreaterThan(plain.Leaf.R + 0.3f, dyed.Leaf.R);
        Assert.IsLessThan(plain.Leaf.G, dyed.Leaf.G);
        Assert.IsGreaterThan(TerrainStyle.Of(ClimateZone.Temperate, "XX", "X").Rock.R, TerrainStyle.Of(ClimateZone.Temperate, "XX", "X", red).Rock.R);
    }

    [TestMethod]
    public void Random_streams_are_SplitMix64()
    {
        // The first numbers of the published generator for the seed 1234567.
        var random = new SeededRandom(1234567);
        Assert.AreEqual(6457827717110365317UL, random.NextUInt64());
        Assert.AreEqual(3203168211198807973UL, random.NextUInt64());
        Assert.AreEqual(9817491932198370423, random.NextUInt64());
    }

    [TestMethod]
    public void Random_numbers_stay_in_range_and_fill_it()
    {
        var random = SeededRandom.For(1, "test");
        var indices = new int[5];
        for (var i = 0; i < 1000; i++)
        {
            indices[random.Index(5)]++;
            Assert.IsTrue(random.NextFloat() is >= 0 and < 1);
            Assert.IsLessThanOrEqualTo(1f, random.InDisk().Length());
        }

        Assert.IsTrue(indices.All(n => n is > 140 and < 260));
    }
}
