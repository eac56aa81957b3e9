using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using SemGeo.Geography;
using SemGeo.Testing;

namespace SemGeo.Imaging.Tests;

[TestClass]
public sealed class PhotoMetadataTests
{
    [TestMethod]
    public void Position_orientation_and_size_of_a_jpeg()
    {
        var metadata = PhotoMetadata.Read(GoldenImages.PathOf("gps.jpg"));
        Assert.AreEqual(-(33 + 51 / 60.0 + 24.37 / 3600), metadata.Coordinate.Latitude, 1e-9);
        Assert.AreEqual(151 + 12 / 60.0 + 54.5 / 3600, metadata.Coordinate.Longitude, 1e-9);
        Assert.AreEqual(ImageOrientation.Rotate90, metadata.Orientation);
        Assert.AreEqual(new ImageSize(GoldenImages.Height, GoldenImages.Width), metadata.Size);
        Assert.IsNull(metadata.Problem);
        Assert.AreEqual(metadata, PhotoMetadata.Read(GoldenImages.Encoded("gps.jpg")));
    }

    [TestMethod]
    public void Image_without_metadata_has_no_position()
    {
        var metadata = PhotoMetadata.Read(GoldenImages.PathOf("rgb-8.png"));
        Assert.IsTrue(metadata.Coordinate.IsMissing);
        Assert.AreEqual(new ImageSize(GoldenImages.Width, GoldenImages.Height), metadata.Size);
        Assert.IsNull(metadata.Problem);
    }

    [TestMethod]
    public void No_beginning_of_a_file_and_no_changed_byte_throws()
    {
        var encoded = GoldenImages.Encoded("gps.jpg");
        for (var length = 0; length < encoded.Length; length++)
            PhotoMetadata.Read(encoded.AsMemory(0, length));
        for (var i = 0; i < 400; i++)
        {
            var broken = (byte[])encoded.Clone();
            broken[i] ^= 0xFF;
            var metadata = PhotoMetadata.Read(broken);
            Assert.IsTrue(metadata.Coordinate.IsMissing || metadata.Coordinate.IsValid);
        }
    }

    [TestMethod]
    public void File_that_is_no_photo_has_a_problem()
    {
        Assert.Contains("empty", PhotoMetadata.Read(Array.Empty<byte>()).Problem!);
        Assert.IsNotNull(PhotoMetadata.Read("hello"u8.ToArray()).Problem);
        Assert.IsNotNull(PhotoMetadata.Read(GoldenImages.PathOf("missing.jpg")).Problem);
        Assert.IsNotNull(PhotoMetadata.Read(AppContext.BaseDirectory).Problem);
    }

    [TestMethod]
    [DataRow("N", "E", 1, 1)]
    [DataRow("S", "W", -1, -1)]
    [DataRow("south", " west", -1, -1)]
    [DataRow("n\0", "e\0", 1, 1)]
    public void Reference_decides_the_sign(string latitude, string longitude, int northward, int eastward)
    {
        var position = GpsReader.Read(Gps(latitude, [new(10, 1), new(30, 1), new(36, 10)], longitude, [new(20, 1), new(6, 1), new(0, 1)])).Coordinate;
        Assert.AreEqual(northward * 10.501, position.Latitude, 1e-12);
        Assert.AreEqual(eastward * 20.1, position.Longitude, 1e-12);
    }

    [TestMethod]
    [DataRow("", "E")]
    [DataRow("\0", "E")]
    [DataRow("X", "E")]
    [DataRow("N", "N")]
    [DataRow("N", null)]
    public void Reference_that_is_missing_or_unknown_gives_no_position(string? latitude, string? longitude) =>
        Assert.IsTrue(GpsReader.Read(Gps(latitude, [new(10, 1)], longitude, [new(20, 1)])).Coordinate.IsMissing);

    [TestMethod]
    public void Degrees_alone_are_a_position() =>
        Assert.AreEqual(new GeoCoordinate(-10.5, 20), GpsReader.Read(Gps("S", [new(105, 10)], "E", [new(20, 1)])).Coordinate);

    [TestMethod]
    [DataRow(10, 0, 20, 1)]
    [DataRow(0, 0, 20, 1)]
    [DataRow(10, 1, 20, 0)]
    [DataRow(91, 1, 20, 1)]
    [DataRow(10, 1, 181, 1)]
    [DataRow(-10, 1, 20, 1)]
    [DataRow(0, 1, 0, 1)]
    public void Values_that_make_no_sense_give_no_position(long latitude, long latitudeUnit, long longitude, long longitudeUnit) =>
        Assert.IsTrue(GpsReader.Read(Gps("N", [new(latitude, latitudeUnit), new(0, 1), new(0, 1)], "E", [new(longitude, longitudeUnit), new(0, 1), new(0, 1)])).Coordinate.IsMissing);

    [TestMethod]
    public void Tags_of_another_type_give_no_position()
    {
        var gps = Gps("N", [], "E", [new(20, 1)]);
        Assert.IsTrue(GpsReader.Read(gps).Coordinate.IsMissing);
        gps.Set(GpsDirectory.TagLatitude, "ten");
        Assert.IsTrue(GpsReader.Read(gps).Coordinate.IsMissing);
        Assert.IsTrue(GpsReader.Read(new GpsDirectory()).Coordinate.IsMissing);
    }

    private static GpsDirectory Gps(string? latitudeReference, Rational[] latitude, string? longitudeReference, Rational[] longitude)
    {
        var gps = new GpsDirectory();
        gps.Set(GpsDirectory.TagLatitude, latitude);
        gps.Set(GpsDirectory.TagLongitude, longitude);
        if (latitudeReference is not null)
            gps.Set(GpsDirectory.TagLatitudeRef, latitudeReference);
        if (longitudeReference is not null)
            gps.Set(GpsDirectory.TagLongitudeRef, longitudeReference);
        return gps;
    }
}
