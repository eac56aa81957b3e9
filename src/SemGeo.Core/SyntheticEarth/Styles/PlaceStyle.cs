using SemGeo.Geography;

namespace SemGeo.Synthetic.Styles;

/// <summary>Everything that the look of a photo owes to the place and the day: its clues.</summary>
internal sealed class PlaceStyle
{
    public PlaceStyle(SyntheticPlace place, GeoCoordinate coordinate, DateTime takenAt)
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
        Plants = VegetationStyle.Of(Climate, summer, place.Admin1Id);
        Land = TerrainStyle.Of(Climate, place.CountryCode, place.Admin1Id);
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
