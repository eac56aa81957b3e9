using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Jpeg;
using SemGeo.Geography;
using SemGeo.Imaging.Files;

namespace SemGeo.Imaging.Tests.Files;

[TestClass]
public class ExifSegmentTests
{
    /// <summary>The least that is a JPEG: start and end of image.</summary>
    private static readonly byte[] EmptyJpeg = [0xFF, 0xD8, 0xFF, 0xD9];

    [TestMethod]
    [DataRow(48.858222, 2.2945, DisplayName = "north east")]
    [DataRow(-33.856784, 151.215297, DisplayName = "south east")]
    [DataRow(-22.951916, -43.210487, DisplayName = "south west")]
    [DataRow(64.147, -21.9408, DisplayName = "north west")]
    [DataRow(-90, 180, DisplayName = "corner")]
    [DataRow(0.000001, -0.000001, DisplayName = "a millionth of a degree")]
    [DataRow(59.9999999, 179.9999999, DisplayName = "just below whole minutes")]
    public void An_independent_reader_finds_the_position(double latitude, double longitude)
    {
        var gps = Read(new ExifContent { Coordinate = new GeoCoordinate(latitude, longitude) }).OfType<GpsDirectory>().Single();
        var location = gps.GetGeoLocation()!;
        Assert.AreEqual(latitude, location.Latitude, 3e-8);
        Assert.AreEqual(longitude, location.Longitude, 3e-8);
        var seconds = gps.GetRationalArray(GpsDirectory.TagLatitude)![2];
        Assert.IsLessThan(60, seconds.ToDouble());
        Assert.AreEqual("WGS-84", gps.GetString(GpsDirectory.TagMapDatum));
    }

    [TestMethod]
    public void An_independent_reader_finds_orientation_time_and_description()
    {
        var content = new ExifContent { Orientation = 6, TakenAt = new DateTime(2024, 2, 29, 13, 5, 9), Description = "A drawing, 7 %" };
        var directories = Read(content);
        var main = directories.OfType<ExifIfd0Directory>().Single();
        Assert.AreEqual(6, main.GetInt32(ExifDirectoryBase.TagOrientation));
        Assert.AreEqual("A drawing, 7 %", main.GetString(ExifDirectoryBase.TagImageDescription));
        Assert.AreEqual("2024:02:29 13:05:09", directories.OfType<ExifSubIfdDirectory>().Single().GetString(ExifDirectoryBase.TagDateTimeOriginal));
        Assert.IsFalse(directories.OfType<GpsDirectory>().Any());
        Assert.IsFalse(directories.Any(d => d.HasError));
    }

    [TestMethod]
    public void The_rest_of_the_file_is_untouched()
    {
        byte[] jpeg = [0xFF, 0xD8, 1, 2, 3];
        var written = ExifSegment.AddTo(jpeg, new ExifContent());
        CollectionAssert.AreEqual(new byte[] { 0xFF, 0xD8, 0xFF, 0xE1 }, written[..4]);
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, written[^3..]);
        Assert.AreEqual(written.Length - 7, written[4] << 8 | written[5]);
    }

    [TestMethod]
    public void What_cannot_be_written_is_refused()
    {
        Assert.ThrowsExactly<ArgumentException>(() => ExifSegment.AddTo([1, 2, 3], new ExifContent()));
        Assert.ThrowsExactly<ArgumentException>(() => ExifSegment.AddTo(EmptyJpeg, new ExifContent { Description = new string('x', 70_000) }));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ExifSegment.AddTo(EmptyJpeg, new ExifContent { Orientation = 9 }));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ExifSegment.AddTo(EmptyJpeg, new ExifContent { Coordinate = new GeoCoordinate(91, 0) }));
    }

    private static IReadOnlyList<MetadataExtractor.Directory> Read(ExifContent content) =>
        JpegMetadataReader.ReadMetadata(new MemoryStream(ExifSegment.AddTo(EmptyJpeg, content)));
}
