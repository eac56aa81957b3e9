namespace SemGeo.Pipelines.Tests.Output;

[TestClass]
public sealed class ScoredPhotoTests
{
    [TestMethod]
    public void Answer_is_told_with_its_distance_and_its_sure_region() =>
        Assert.AreEqual("a, \"b\".jpg: Barcelona, Spain (0.63), 0 km from the truth; sure of Spain (0.94)", SamplePhotos.Barcelona.Describe());

    [TestMethod]
    public void Distance_follows_the_great_circle()
    {
        // A degree of latitude is 111.2 km.
        var photo = SamplePhotos.Barcelona;
        photo.Latitude += 1;
        Assert.Contains(", 111 km from the truth", photo.Describe());
    }

    [TestMethod]
    public void Unknown_position_and_unsure_region_are_told()
    {
        var photo = SamplePhotos.Barcelona;
        (photo.Latitude, photo.Region) = (double.NaN, "");
        Assert.AreEqual("a, \"b\".jpg: Barcelona, Spain (0.63); no region is sure", photo.Describe());
    }

    [TestMethod]
    public void Position_out_of_range_has_no_distance()
    {
        var photo = SamplePhotos.Barcelona;
        photo.Latitude = 91;
        Assert.AreEqual(double.NaN, photo.ErrorKm);
    }

    [TestMethod]
    public void Photo_without_an_answer_says_why() => Assert.AreEqual("bad.jpg: no prediction: it is\r\nempty", SamplePhotos.Unreadable.Describe());
}
