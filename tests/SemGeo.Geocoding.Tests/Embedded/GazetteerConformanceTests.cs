using SemGeo.Testing;
using SemGeo.Tests;

namespace SemGeo.Geocoding.Tests.Embedded;

[TestClass]
public sealed class GazetteerConformanceTests
{
    [TestMethod]
    public void The_gazetteer_keeps_what_every_geocoder_promises() =>
        ReverseGeocoderConformance.Check(SharedGazetteer.Geocoder, new(41.4036, 2.1744), new(47.5596, 7.5886), new(-16.5, 179.9), new(31.76, -106.48), new(-90, 0));
}
