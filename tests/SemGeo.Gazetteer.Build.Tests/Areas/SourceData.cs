using SemGeo.GazetteerBuild.Areas;
using SemGeo.GazetteerBuild.Sources;

namespace SemGeo.GazetteerBuild.Tests.Areas;

/// <summary>Places and faces with what a test cares about.</summary>
internal static class SourceData
{
    private static int _nextId;

    public static SourcePlace Place(string admin1 = "XX.1", string admin2 = "", int population = 1000, double latitude = 0, double longitude = 0, string feature = "PPL") => new()
    {
        Id = Interlocked.Increment(ref _nextId),
        Name = "Place",
        Latitude = latitude,
        Longitude = longitude,
        FeatureCode = feature,
        Country = "XX",
        Admin1Code = admin1,
        Admin2Code = admin2,
        Population = population,
    };

    public static Face Face(string name, params SourcePlace[] places)
    {
        var face = new Face("XX", $"XXX-{name}", "", name, name);
        face.Places.AddRange(places);
        return face;
    }
}
