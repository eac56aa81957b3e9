using SemGeo.Synthetic.Rendering;
using SemGeo.Synthetic.Sampling;

namespace SemGeo.Synthetic.Styles;

/// <summary>How roads, pavements and signs look in a country.</summary>
internal sealed class RoadStyle
{
    private const ulong World = 0x80AD5;

    private static readonly Rgb White = new(0.93f, 0.93f, 0.91f);
    private static readonly Rgb Yellow = new(0.95f, 0.76f, 0.16f);

    private RoadStyle(string countryCode)
    {
        var random = SeededRandom.For(World, "roads:" + countryCode);
        DrivesOnTheLeft = CountryFacts.DrivesOnTheLeft(countryCode);
        DiamondSigns = CountryFacts.HasDiamondSigns(countryCode);
        CentreColour = CountryFacts.HasYellowCentreLines(countryCode) ? Yellow : White;
        Centre = random.Pick(Enum.GetValues<CentreLine>());
        DashLength = random.Range(2f, 5f);
        HasEdgeLines = random.Chance(0.5f);
        EdgeColour = random.Chance(0.2f) ? Yellow : White;
        Asphalt = Rgb.FromHsv(random.Range(0.55f, 0.7f), random.Range(0.02f, 0.08f), random.Range(0.3f, 0.5f));
        Pavement = Rgb.FromHsv(random.Range(0.0f, 0.14f), random.Range(0.03f, 0.3f), random.Range(0.55f, 0.75f));
        SlabSize = random.Range(0.6f, 2f);
        Lane = random.Range(2.7f, 3.6f);
    }

    public bool DrivesOnTheLeft { get; }

    public bool DiamondSigns { get; }

    public CentreLine Centre { get; }

    public Rgb CentreColour { get; }

    /// <summary>Metres.</summary>
    public float DashLength { get; }

    public bool HasEdgeLines { get; }

    public Rgb EdgeColour { get; }

    public Rgb Asphalt { get; }

    public Rgb Pavement { get; }

    /// <summary>Metres between the joints of the pavement.</summary>
    public float SlabSize { get; }

    /// <summary>The width of a lane in metres.</summary>
    public float Lane { get; }

    /// <summary>The style of a country, the same in every set.</summary>
    public static RoadStyle Of(string countryCode) => new(countryCode);
}
