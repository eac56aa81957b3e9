using SemGeo.Geography;

namespace SemGeo.Core.Tests.Geography;

[TestClass]
public class UnitVectorTests
{
    [TestMethod]
    [DataRow(0, 0, 1, 0, 0)]
    [DataRow(0, 90, 0, 1, 0)]
    [DataRow(0, 180, -1, 0, 0)]
    [DataRow(90, 0, 0, 0, 1)]
    [DataRow(-30, 0, 0.86602540378443865, 0, -0.5)]
    public void Point_of_a_position_and_back(double latitude, double longitude, double x, double y, double z)
    {
        var point = UnitVector.Of(new(latitude, longitude));
        Assert.AreEqual(x, point.X, 1e-15);
        Assert.AreEqual(y, point.Y, 1e-15);
        Assert.AreEqual(z, point.Z, 1e-15);
        Assert.AreEqual(latitude, point.ToCoordinate().Latitude, 1e-13);
        Assert.AreEqual(longitude, point.ToCoordinate().Longitude, 1e-13);
        Assert.AreEqual((point.X, point.Y, point.Z), (point[0], point[1], point[2]));
    }

    [TestMethod]
    public void Chords_and_distances_belong_together()
    {
        const double quarter = Math.PI / 2 * GreatCircle.EarthRadiusKm;
        Assert.AreEqual(2, UnitVector.SquaredChord(quarter), 1e-15);
        Assert.AreEqual(2, new UnitVector(1, 0, 0).SquaredChord(new UnitVector(0, 0, 1)));
        Assert.AreEqual(quarter, UnitVector.Km(2), 1e-9);
        Assert.AreEqual(1e-6, UnitVector.Km(UnitVector.SquaredChord(1e-6)), 1e-20);
        Assert.AreEqual(0, UnitVector.SquaredChord(0));
    }

    [TestMethod]
    public void Half_of_the_circumference_takes_in_every_pair()
    {
        Assert.AreEqual(5, UnitVector.SquaredChord(2 * GreatCircle.EarthRadiusKm * Math.PI));
        Assert.AreEqual(5, UnitVector.SquaredChord(double.PositiveInfinity));
        Assert.AreEqual(Math.PI * GreatCircle.EarthRadiusKm, UnitVector.Km(5), 1e-9);
    }
}
