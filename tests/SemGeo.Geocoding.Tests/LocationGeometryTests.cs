using NetTopologySuite.Geometries;
using SemGeo.Geography;
using SemGeo.Locations;
using SemGeo.Testing;
using Location = SemGeo.Locations.Location;

namespace SemGeo.Geocoding.Tests;

[TestClass]
public sealed class LocationGeometryTests
{
    private static readonly byte[] PointWkb = new Point(14.5, 35.9).AsBinary();

    [TestMethod]
    public void Well_known_binary_becomes_a_geometry()
    {
        var table = Table(PointWkb);

        Assert.AreEqual("POINT (14.5 35.9)", table.GeometryOf("N1")!.AsText());
        Assert.IsNull(table.GeometryOf("N2"));
        Assert.IsNull(table.GeometryOf("N3"));
    }

    [TestMethod]
    public void Damaged_geometry_is_an_error_that_names_the_location()
    {
        var error = Assert.ThrowsExactly<InvalidDataException>(() => Table(PointWkb[..9]).GeometryOf("N1"));

        StringAssert.Contains(error.Message, "'N1'");
    }

    [TestMethod]
    public void The_gazetteer_knows_the_border_of_a_country()
    {
        var lesotho = SharedGazetteer.Data.Locations.GeometryOf("LS")!;

        Assert.IsTrue(lesotho.Contains(new Point(28.2, -29.6)));
        Assert.IsFalse(lesotho.Contains(new Point(26.2, -29.1)));
        Assert.IsNull(SharedGazetteer.Data.Locations.GeometryOf("G2643743"));
    }

    private static LocationTable Table(byte[] wkb)
    {
        var table = new LocationTable();
        table.Add(new Location("N1", "Wreck", "tourism", null, IsArea: false, new GeoCoordinate(35.9, 14.5)) { Details = new LocationDetails { GeometryWkb = wkb } });
        table.Add(new Location("N2", "Elsewhere", "tourism", null, IsArea: false, GeoCoordinate.Missing));
        return table;
    }
}
