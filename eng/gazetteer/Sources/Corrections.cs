using System.Text.Json;

namespace SemGeo.Gazetteer.Build.Sources;

/// <summary>What is known to be wrong or undecided in the raw files; corrections.json gives the reasons.</summary>
/// <param name="Regions">By Natural Earth's code or ISO 3166-2 code.</param>
/// <param name="Countries">Names of countries by ISO 3166-1 code.</param>
/// <param name="GeoNamesAdmin1">Names of GeoNames admin-1 codes that the list of names lacks.</param>
/// <param name="Cuts">Regions that a parallel divides between two countries.</param>
internal sealed record Corrections(
    Dictionary<string, RegionCorrection> Regions, Dictionary<string, string> Countries, Dictionary<string, string> GeoNamesAdmin1, RegionCut[] Cuts)
{
    public static Corrections Read(string path)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip };
        return JsonSerializer.Deserialize<Corrections>(File.ReadAllText(path), options) ?? throw new InvalidDataException($"{path} is empty.");
    }
}

/// <summary>What replaces a region's own properties.</summary>
internal sealed record RegionCorrection(string? Country = null, string? Iso = null, string? Name = null);

/// <summary>The part of some regions south of a parallel belongs to another country.</summary>
internal sealed record RegionCut(string[] Regions, double SouthOf, string Country, string Name);
