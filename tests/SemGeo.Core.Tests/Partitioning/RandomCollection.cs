using SemGeo.Geography;
using SemGeo.Partitioning;
using SemGeo.Testing;

namespace SemGeo.Core.Tests.Partitioning;

/// <summary>Random collections with wrong, missing, repeated and circular parents.</summary>
internal static class RandomCollection
{
    public static ((string[] Address, GeoCoordinate At)[] Images, PartitioningOptions Options) Draw(int seed)
    {
        var random = new Random(seed);
        var locations = random.Next(3, 40);
        var parents = Enumerable.Range(0, locations).Select(i => random.Next(4) == 0 ? -1 : random.Next(locations)).ToArray();
        var images = new (string[], GeoCoordinate)[random.Next(100, 400)];
        for (var i = 0; i < images.Length; i++)
        {
            var address = new List<string>();
            for (var at = (int)(locations * Math.Pow(random.NextDouble(), 2)); at >= 0 && address.Count < 6; at = random.Next(10) == 0 ? random.Next(locations) : parents[at])
            {
                if (random.Next(8) > 0)
                    address.Add($"L{at}");
            }

            images[i] = ([.. address], random.Next(20) == 0 ? GeoCoordinate.Missing : new(random.NextDouble() * 180 - 90, random.NextDouble() * 360 - 180));
        }

        return (images, Places.Options(random.Next(1, 4), 4, 8, 14));
    }

    public static PartitioningSet Build((string[] Address, GeoCoordinate At)[] images, PartitioningOptions options)
    {
        var builder = new PartitioningSetBuilder(Places.Source);
        foreach (var (address, at) in images)
            builder.Add(address, at);
        return builder.Build(options, new());
    }
}
