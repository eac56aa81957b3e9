using NetTopologySuite.Geometries;
using SemGeo.Geography;
using SemGeo.Locations;
using Location = SemGeo.Locations.Location;

namespace SemGeo.Geocoding.Tests;

[TestClass]
public sealed class LocationTableFormatTests
{
    private static readonly byte[] Wkb = new Point(14.5, 35.9).AsBinary();

    private static readonly Location Described = new("R1", "Żejtun", "city", 8, IsArea: true, new GeoCoordinate(35.9, 14.5))
    {
        Details = new LocationDetails { Category = "boundary", Type = "administrative", Place = "city", Wikidata = "Q1", Wikipedia = "en:X", Population = 0, GeometryWkb = Wkb },
    };

    private static readonly Location Bare = new("N2", "Wreck", "", null, IsArea: false, GeoCoordinate.Missing);

    [TestMethod]
    public void Details_are_kept_and_geometry_only_when_asked_for()
    {
        var without = Read(Write(includeGeometry: false));
        var with = Read(Write(includeGeometry: true));

        foreach (var table in new[] { without, with })
        {
            Assert.IsTrue(table.TryGet("R1", out var read));
            Assert.AreEqual(Described with { Details = null }, read with { Details = null });
            Assert.AreEqual(Described.Details! with { GeometryWkb = default }, read.Details! with { GeometryWkb = default });
            Assert.IsTrue(table.TryGet("N2", out var bare));
            Assert.AreEqual(Bare, bare);
        }

        Assert.IsNull(without.GeometryOf("R1"));
        Assert.AreEqual("POINT (14.5 35.9)", with.GeometryOf("R1")!.AsText());
    }

    [TestMethod]
    public void Version_1_is_still_read()
    {
        var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes))
        {
            writer.Write(1);
            writer.Write(1);
            writer.Write("US");
            writer.Write("United States");
            writer.Write("country");
            writer.Write(2);
            writer.Write(true);
            writer.Write(40.0);
            writer.Write(-100.0);
        }

        Assert.AreEqual(new Location("US", "United States", "country", 2, true, new GeoCoordinate(40, -100)), Read(bytes.ToArray()).All.Single());
    }

    [TestMethod]
    public void Table_cut_anywhere_is_an_error()
    {
        var whole = Write(includeGeometry: true);
        for (var length = 0; length < whole.Length; length++)
            Assert.ThrowsExactly<InvalidDataException>(() => Read(whole[..length]), $"cut at {length}");
    }

    [TestMethod]
    public void Geometry_that_says_it_is_huge_allocates_nothing_like_it()
    {
        var bytes = Write(includeGeometry: true);
        var at = bytes.AsSpan().IndexOf(Wkb) - sizeof(int);
        BitConverter.TryWriteBytes(bytes.AsSpan(at), int.MaxValue);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.ThrowsExactly<InvalidDataException>(() => Read(bytes));
        Assert.IsLessThan(10_000_000, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void Newer_version_is_named() =>
        Assert.Contains("version 3", Assert.ThrowsExactly<InvalidDataException>(() => Read([3, 0, 0, 0])).Message);

    private static byte[] Write(bool includeGeometry)
    {
        var table = new LocationTable();
        table.Add(Described);
        table.Add(Bare);
        var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes))
            LocationTableFormat.Write(writer, table, includeGeometry);
        return bytes.ToArray();
    }

    private static LocationTable Read(byte[] bytes) => LocationTableFormat.Read(new BinaryReader(new MemoryStream(bytes)));
}
