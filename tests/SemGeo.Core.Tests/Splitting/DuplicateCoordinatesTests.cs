using SemGeo.Splitting;

namespace SemGeo.Core.Tests.Splitting;

[TestClass]
public class DuplicateCoordinatesTests
{
    [TestMethod]
    public void Photos_that_share_a_coordinate_are_counted_also_across_authors()
    {
        var duplicates = new DuplicateCoordinates();
        foreach (var (latitude, longitude, author) in new[] { (1, 1, "a"), (1, 1, "a"), (1, 1, "b"), (2.0, 2.0, "a"), (3, 3, "c"), (3, 3, "c"), (double.NaN, 0, "a") })
            duplicates.Add(new(latitude, longitude), author);
        var report = duplicates.Report(1);
        Assert.AreEqual(7, report.Photos);
        Assert.AreEqual(1, report.WithoutCoordinate);
        Assert.AreEqual(3, report.Coordinates);
        Assert.AreEqual(2, report.SharedCoordinates);
        Assert.AreEqual(5, report.PhotosSharing);
        Assert.AreEqual(1, report.AcrossAuthors);
        Assert.AreEqual(new DuplicateGroup(new(1, 1), 3, 2), report.Largest.Single());
        using var text = new StringWriter();
        report.WritePlain(text);
        Assert.Contains("5 photos (71.4 %) share one of 2 coordinates with others, 1 of them across authors.", text.ToString());
    }

    [TestMethod]
    public void Rounding_makes_near_coordinates_one_and_authors_may_be_unknown()
    {
        var duplicates = new DuplicateCoordinates(decimals: 2);
        duplicates.Add(new(1.001, -0.001));
        duplicates.Add(new(1.004, 0.001));
        var report = duplicates.Report();
        Assert.AreEqual(1, report.SharedCoordinates);
        Assert.IsNull(report.AcrossAuthors);
        using var text = new StringWriter();
        report.WriteMarkdown(text);
        Assert.DoesNotContain("across authors", text.ToString());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new DuplicateCoordinates(16));
    }

    [TestMethod]
    public void Nothing_is_no_trouble()
    {
        var report = new DuplicateCoordinates().Report();
        Assert.AreEqual(0, report.SharedCoordinates);
        Assert.IsEmpty(report.Largest);
        using var text = new StringWriter();
        report.WritePlain(text);
        Assert.Contains("0 photos (0.0 %)", text.ToString());
    }
}
