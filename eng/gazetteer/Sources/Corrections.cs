using System.Text.Json;

namespace SemGeo.GazetteerBuild.Sources;

/// <summary>What is known to be wrong or undecided in the raw files; corrections.json gives the reasons.</summary>
/// <param name="Regions">By Natural Earth's code or ISO 3166-2 code.</param>
/// <param name="Countries">Names of countries by ISO 3166-1 code.</param>
/// <param name="GeoNamesAdmin1">Names of GeoNames admin-1 codes that the list of names lacks.</param>
/// <param name="Cuts">Regions that a parallel divides between two countries.</param>
/// <param name="Outlines">Micro-states and enclaves whose borders are taken from country-coder.</param>
internal sealed record Corrections(
    Dictionary<string, RegionCorrection> Regions, Dictionary<string, string> Countries, Dictionary<string, string> GeoNamesAdmin1, RegionCut[] Cuts, OutlineCorrection[] Outlines)
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

/// <summary>A country whose land borders are redrawn, or an enclave of it.</summary>
/// <param name="Country">Its ISO 3166-1 code.</param>
/// <param name="Region">Of an enclave: the ISO 3166-2 code of the region that it belongs to. Null for a whole country.</param>
/// <param name="Box">Of an enclave: west, south, east and north in degrees; what the box has of the country's outline is the enclave.</param>
/// <param name="Shift">How far east and north Natural Earth's regions of the country have to be moved, in degrees, before the outline is divided among them; null where they are in their place.</param>
internal sealed record OutlineCorrection(string Country, string? Region = null, double[]? Box = null, double[]? Shift = null);
