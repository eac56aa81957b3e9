using SemGeo.Geography;
using SemGeo.Synthetic.Rendering;

namespace SemGeo.Synthetic.Styles;

/// <summary>Everything that the look of a photo owes to the place and the day: its clues.</summary>
internal sealed class PlaceStyle
{
    /// <param name="place">The place.</param>
    /// <param name="coordinate">Where the photo is taken.</param>
    /// <param name="takenAt">The local solar time.</param>
    /// <param name="isDyed">
    /// Whether plants and land take on the wall colour of the region's houses. Where a single concept has to carry all clues, nature's own colours would say too
    /// little: much of the world is green.
    /// </param>
    public PlaceStyle(SyntheticPlace place, GeoCoordinate coordinate, DateTime takenAt, bool isDyed = false)
    {
        Climate = Styles.Climate.At(coordinate);
        Latitude = coordinate.Latitude;
        TakenAt = takenAt;
        IsLandlocked = CountryFacts.IsLandlocked(place.CountryCode);
        IsCity = place.Population > 200_000;
        var season = MathF.Cos((takenAt.DayOfYear - 196) * MathF.Tau / 365);
        var summer = 0.5f + 0.5f * (coordinate.Latitude < 0 ? -season : season);
        Facades = FacadeStyle.Of(place.CountryCode, place.Admin1Id);
        Roads = RoadStyle.Of(place.CountryCode);
        Rgb? dye = isDyed ? Facades.Walls[0] : null;
        Plants = VegetationStyle.Of(Climate, summer, place.Admin1Id, dye);
        Land = TerrainStyle.Of(Climate, place.CountryCode, place.Admin1Id, dye);
    }

    public ClimateZone Climate { get; }

    public double Latitude { get; }

    public DateTime TakenAt { get; }

    public bool IsLandlocked { get; }

    public bool IsCity { get; }

    public FacadeStyle Facades { get; }

    public RoadStyle Roads { get; }

    public VegetationStyle Plants { get; }

    public TerrainStyle Land { get; }
}
