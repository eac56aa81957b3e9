using SemGeo.Geocoding.Embedded;

namespace SemGeo.GazetteerBuild.Output;

/// <summary>Lists the locations whose address is another than in an earlier file, for the library to read: id, address then, address now.</summary>
internal static class ChangeList
{
    /// <summary>Writes changes-VERSION.txt of the earlier file's version into a folder.</summary>
    /// <returns>How many locations have changed.</returns>
    public static int Write(SemGeo.Geocoding.Embedded.Gazetteer earlier, SemGeo.Geocoding.Embedded.Gazetteer present, string folder)
    {
        var now = AddressesOf(present.Tables).ToDictionary(entry => entry.Id, entry => entry.Address, StringComparer.Ordinal);
        var changes = AddressesOf(earlier.Tables).Where(entry => now.GetValueOrDefault(entry.Id) != entry.Address)
            .OrderBy(entry => entry.Id, StringComparer.Ordinal).Select(entry => $"{entry.Id}\t{entry.Address}\t{now.GetValueOrDefault(entry.Id)}").ToList();
        File.WriteAllText(Path.Combine(folder, $"changes-{earlier.DataVersion}.txt"), string.Concat(changes.Select(change => change + "\n")));
        return changes.Count;
    }

    private static IEnumerable<(string Id, string Address)> AddressesOf(GazetteerTables tables)
    {
        for (var area = 0; area < tables.Areas.Count; area++)
            yield return (tables.Areas.Id[area], AreasFrom(tables, area));
        for (var place = 0; place < tables.Places.Count; place++)
        {
            var id = $"G{tables.Places.GeoNameId[place]}";
            var city = tables.Places.City[place] is >= 0 and var found ? $", G{tables.Places.GeoNameId[found]}" : "";
            yield return (id, $"{id}{city}, {AreasFrom(tables, tables.Places.Area[place])}");
        }
    }

    private static string AreasFrom(GazetteerTables tables, int area)
    {
        var ids = new List<string>();
        for (; area >= 0; area = tables.Areas.Parent[area])
            ids.Add(tables.Areas.Id[area]);
        return string.Join(", ", ids);
    }
}
