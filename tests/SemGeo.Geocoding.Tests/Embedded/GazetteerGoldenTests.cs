using System.Globalization;
using SemGeo.Geocoding.Embedded;
using SemGeo.Testing;

namespace SemGeo.Geocoding.Tests.Embedded;

[TestClass]
public class GazetteerGoldenTests
{
    [TestMethod]
    public void Point_in_polygon_test_agrees_with_shapely()
    {
        var strict = new GazetteerGeocoder(
            SharedGazetteer.Data, new GazetteerOptions { RepairBorders = false, CoastToleranceKm = 0, MaritimeDistanceKm = 0 });
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Golden", "gazetteer-points.csv")).Skip(1).ToArray();

        Assert.IsTrue(lines.Length > 3900);
        foreach (var line in lines)
        {
            var fields = line.Split(',');
            var address = strict.Geocode(new(double.Parse(fields[0], CultureInfo.InvariantCulture), double.Parse(fields[1], CultureInfo.InvariantCulture)));
            Assert.IsTrue(fields[2].Length == 0 ? address.IsEmpty : address.LocationIds.Contains(fields[2]), $"{line}: {address}");
        }
    }
}
