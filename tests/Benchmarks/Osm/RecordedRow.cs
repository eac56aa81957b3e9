using System.Text.Json;

namespace SemGeo.Benchmarks.Osm;

/// <summary>A row of a recorded address.</summary>
/// <param name="LocationId">Its location id: "R365307".</param>
/// <param name="Name">Its name.</param>
/// <param name="IsAdministrative">Whether it is an administrative boundary.</param>
/// <param name="IsCountry">Whether it is one of administrative level 2.</param>
/// <param name="IsAddress">Whether it is part of the address and not a neighbour.</param>
internal sealed record RecordedRow(string LocationId, string Name, bool IsAdministrative, bool IsCountry, bool IsAddress)
{
    public static RecordedRow Parse(JsonElement row)
    {
        var isAdministrative = row.GetProperty("class").GetString() == "boundary" && row.GetProperty("type").GetString() == "administrative";
        return new RecordedRow(
            row.GetProperty("osm_type").GetString() + row.GetProperty("osm_id").GetInt64(),
            row.GetProperty("localname").GetString() ?? "",
            isAdministrative,
            isAdministrative && row.GetProperty("admin_level").GetInt32() == 2,
            row.GetProperty("isaddress").GetBoolean());
    }
}
