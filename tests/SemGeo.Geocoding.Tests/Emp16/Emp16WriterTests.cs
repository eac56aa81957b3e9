using System.Text;
using SemGeo.Geocoding.Emp16;
using SemGeo.Geography;

namespace SemGeo.Geocoding.Tests.Emp16;

[TestClass]
public sealed class Emp16WriterTests
{
    [TestMethod]
    public void Rows_have_the_five_fields_in_order()
    {
        var stream = new MemoryStream();
        using (var writer = new Emp16Writer(stream))
        {
            writer.Write("Straße/\"1\".jpg", new GeoCoordinate(35.855291, -0.1), ["W1", "R2"], ["R2"]);
            writer.Write("2", GeoCoordinate.Missing, [], []);
        }

        Assert.AreEqual(
            """
            {"id":"Straße/\"1\".jpg","latitude":35.855291,"longitude":-0.1,"h_raw":["W1","R2"],"h":["R2"]}
            {"id":"2","latitude":null,"longitude":null,"h_raw":[],"h":[]}

            """,
            Encoding.UTF8.GetString(stream.ToArray()));
    }

    [TestMethod]
    public void Row_without_id_is_an_error()
    {
        using var writer = new Emp16Writer(new MemoryStream());
        Assert.ThrowsExactly<ArgumentException>(() => writer.Write("", default, [], []));
    }
}
