namespace SemGeo.Reports.Explanations;

/// <summary>A place of an answer's address.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Probability">The probability of it and all places within it, 0 to 1.</param>
/// <param name="Kind">What kind of place it is, in words; empty where nobody knows.</param>
public sealed record AddressStep(string Name, double Probability, string Kind = "")
{
    private const int Country = 2, FirstLevel = 4, SecondLevel = 6;

    /// <summary>The kind of a location in words.</summary>
    /// <param name="class">Its class, such as "country", "admin1" or a provider's own.</param>
    /// <param name="adminLevel">Its administrative level in OSM's counting, where it has one.</param>
    public static string KindOf(string @class, int? adminLevel) => @class switch
    {
        "country" => "country",
        "admin1" => "state or region",
        "admin2" => "district",
        "place" or "city" or "town" => "town",
        "s2" => "S2 cell",
        _ => adminLevel switch
        {
            Country => "country",
            FirstLevel => "state or region",
            SecondLevel => "district",
            { } level when level > SecondLevel => "municipality",
            _ => @class.Replace('_', ' '),
        },
    };
}
