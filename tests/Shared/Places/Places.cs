using SemGeo.Geography;
using SemGeo.Locations;
using SemGeo.Partitioning;

namespace SemGeo.Testing;

/// <summary>Small collections written as addresses, such as ("paris fr", 6): six images whose address is paris, then fr.</summary>
internal static class Places
{
    public static GeocoderSource Source { get; } = new("test", "1");

    public static PartitioningSetBuilder Builder(params IEnumerable<(string Address, int Images)> images)
    {
        var builder = new PartitioningSetBuilder(Source);
        foreach (var (address, count) in images)
        {
            for (var i = 0; i < count; i++)
                builder.Add(AddressOf(address), new GeoCoordinate(1, 2));
        }

        return builder;
    }

    /// <summary>The hierarchy of addresses without a filter.</summary>
    public static LocationHierarchy Hierarchy(params IEnumerable<(string Address, int Images)> images)
        => Builder(images).Build(Options(1, 1), new LocationTable()).Hierarchy;

    public static Address AddressOf(string address) => new(address.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    public static PartitioningOptions Options(int minImages, params int[] thresholds) => new() { MinImages = minImages, Thresholds = thresholds };

    public static string? ParentOf(this LocationHierarchy hierarchy, string id)
        => hierarchy.ParentOf(hierarchy.IndexOf(id)) is var parent and >= 0 ? hierarchy.Ids[parent] : null;

    public static int ImagesOf(this LocationHierarchy hierarchy, string id) => hierarchy.ImagesOf(hierarchy.IndexOf(id));

    /// <summary>
    /// Two countries and a small one. Fine (3): berlin 5, de 1, fr 2, lyon 4, mc 3, paris 6. Coarse (6): de 6, fr 6, paris 6; mc has
    /// no class there.
    /// </summary>
    public static PartitioningSet Europe()
    {
        var builder = new PartitioningSetBuilder(Source);
        Add("paris fr", 6, new(48.9, 2.4));
        Add("lyon fr", 4, new(45.8, 4.8));
        Add("fr", 2, new(44, 0));
        Add("berlin de", 5, new(52.5, 13.4));
        Add("de", 1, new(48, 11));
        Add("mc", 3, new(43.7, 7.4));
        Add("", 1, GeoCoordinate.Missing);
        Add("hamlet", 1, new(10, 10));
        return builder.Build(new() { MinImages = 2, Thresholds = [3, 6] }, EuropeNames());

        void Add(string address, int images, GeoCoordinate coordinate)
        {
            for (var i = 0; i < images; i++)
                builder.Add(AddressOf(address), coordinate);
        }
    }

    public static LocationTable EuropeNames()
    {
        var names = new LocationTable();
        names.Add(new Location("fr", "France", "country", 2, true, new(46, 2)));
        names.Add(new Location("de", "Germany", "country", 2, true, new(51, 10)));
        names.Add(new Location("mc", "Monaco", "country", 2, true, new(43.73, 7.42)));
        names.Add(new Location("paris", "Paris", "admin2", 8, true, new(48.85, 2.35)));
        names.Add(new Location("lyon", "Lyon", "place", null, false, new(45.76, 4.83)));
        return names;
    }
}
