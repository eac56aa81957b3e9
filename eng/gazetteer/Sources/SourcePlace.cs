namespace SemGeo.Gazetteer.Build.Sources;

/// <summary>A row of cities500.txt.</summary>
internal sealed record SourcePlace(
    int Id, string Name, double Latitude, double Longitude, string FeatureCode, string Country, string Admin1, string Admin2, int Population)
{
    public string Admin1Code => $"{Country}.{Admin1}";

    public string Admin2Code => $"{Country}.{Admin1}.{Admin2}";

    public bool IsSection => FeatureCode == "PPLX";
}
