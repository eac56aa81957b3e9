using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using SemGeo.Testing;

namespace SemGeo.Imaging.Tests;

[TestClass]
public sealed class PhotoPositionTests
{
    [TestMethod]
    [DataRow("01-normal-NE.jpg", 48 + (51 / 60.0) + (30.12 / 3600), 2 + (17 / 60.0) + (40.2 / 3600), PositionSource.Exif)]
    [DataRow("07-seconds-0-over-0.jpg", 48.85, 2 + (17 / 60.0), PositionSource.Exif)]
    [DataRow("15-decimal-degrees-one-rational.jpg", 48.8584, 2.2945, PositionSource.Exif)]
    [DataRow("25-xmp-only-standard.jpg", -(22 + (57.115 / 60)), -(43 + (12.6317 / 60)), PositionSource.Xmp)]
    public void Positions_are_read_however_they_are_written(string file, double latitude, double longitude, PositionSource source)
    {
        var position = PhotoMetadata.Read(PathOf(file)).Position;
        Assert.AreEqual((PositionStatus.Read, source, null, null), (position.Status, position.Source, position.Reason, position.Conflict));
        Assert.AreEqual(latitude, position.Coordinate.Latitude, 1e-9);
        Assert.AreEqual(longitude, position.Coordinate.Longitude, 1e-9);
    }

    [TestMethod]
    public void A_position_without_references_is_unreadable_and_not_missing()
    {
        var position = PhotoMetadata.Read(PathOf("03-refs-missing.jpg")).Position;
        Assert.AreEqual((PositionStatus.Unreadable, PositionSource.Exif, true), (position.Status, position.Source, position.Coordinate.IsMissing));
        Assert.AreEqual("EXIF's GPSLatitudeRef is missing: N or S is not known.", position.Reason);
    }

    [TestMethod]
    public void A_photo_without_any_has_none() => Assert.AreEqual(PhotoPosition.None, PhotoMetadata.Read(GoldenImages.PathOf("rgb-8.png")).Position);

    [TestMethod]
    [DataRow(new[] { 10L, 1, 0, 0, 0, 0 }, 10.0)]
    [DataRow(new[] { 10L, 1, 30, 1, 0, 0 }, 10.5)]
    [DataRow(new[] { 10L, 1, 3075, 100 }, 10.5125)]
    [DataRow(new[] { 0L, 1, 30, 1, 0, 1 }, 0.5)]
    public void Parts_that_were_not_written_count_as_zero(long[] latitude, double expected)
    {
        var position = GpsReader.Read(Gps("N", Rationals(latitude), "E", [new(20, 1)]));
        Assert.AreEqual(PositionStatus.Read, position.Status);
        Assert.AreEqual(expected, position.Coordinate.Latitude, 1e-12);
    }

    [TestMethod]
    [DataRow(new[] { 0L, 0, 0, 0, 0, 0 }, new[] { 0L, 0, 0, 0, 0, 0 }, PositionStatus.None, null)]
    [DataRow(new[] { 0L, 1, 0, 1, 0, 1 }, new[] { 0L, 1, 0, 1, 0, 1 }, PositionStatus.Zero, "EXIF has 0, 0.")]
    [DataRow(new[] { 0L, 0 }, new[] { 20L, 1 }, PositionStatus.Unreadable, "EXIF has GPSLongitude without GPSLatitude.")]
    [DataRow(new[] { 95L, 1 }, new[] { 20L, 1 }, PositionStatus.OutOfRange, "EXIF has latitude 95 and longitude 20.")]
    [DataRow(new[] { 10L, 1 }, new[] { 361L, 2 }, PositionStatus.OutOfRange, "EXIF has latitude 10 and longitude 180.5.")]
    [DataRow(new[] { 10L, 1, 5, 0 }, new[] { 20L, 1 }, PositionStatus.Unreadable, "EXIF's GPSLatitude has 5/0 for its minutes.")]
    [DataRow(new[] { 10L, 1 }, new[] { -20L, 1 }, PositionStatus.Unreadable, "EXIF's GPSLongitude has -20/1 for its degrees.")]
    [DataRow(new long[0], new[] { 20L, 1 }, PositionStatus.Unreadable, "EXIF's GPSLatitude has 0 numbers, it must have one to three: degrees, minutes and seconds.")]
    public void Each_kind_of_fault_has_its_own_status_and_reason(long[] latitude, long[] longitude, PositionStatus status, string? reason)
    {
        var position = GpsReader.Read(Gps("N", Rationals(latitude), "E", Rationals(longitude)));
        Assert.AreEqual((status, reason, true), (position.Status, position.Reason, position.Coordinate.IsMissing));
    }

    [TestMethod]
    public void An_unknown_reference_is_named()
    {
        Assert.AreEqual("EXIF's GPSLongitudeRef is 'X', it must be E or W.", GpsReader.Read(Gps("N", [new(10, 1)], "X", [new(20, 1)])).Reason);
        var gps = Gps("N", [new(10, 1)], "E", [new(20, 1)]);
        gps.Set(GpsDirectory.TagLatitude, "ten");
        Assert.AreEqual("EXIF's GPSLatitude is no list of numbers.", GpsReader.Read(gps).Reason);
    }

    [TestMethod]
    public void Of_two_sources_the_first_that_was_read_is_taken_and_a_contradiction_is_named()
    {
        var exif = PhotoPosition.Of(48.8584, 2.2945, PositionSource.Exif);
        var near = PhotoPosition.Of(48.859, 2.2945, PositionSource.Xmp);
        var far = PhotoPosition.Of(51.5007, -0.1246, PositionSource.JsonSidecar);

        Assert.AreEqual(exif, PhotoPosition.Choose([exif, near]));
        Assert.AreEqual(
            exif with { Conflict = "EXIF has 48.8584, 2.2945 and the JSON file has 51.5007, -0.1246, 341 km away; EXIF is taken." }, PhotoPosition.Choose([exif, near, far]));
        Assert.AreEqual(far, PhotoPosition.Choose([PhotoPosition.None, PhotoPosition.Of(0, 0, PositionSource.Exif), far]));
        Assert.AreEqual(PositionStatus.OutOfRange, PhotoPosition.Choose([PhotoPosition.None, PhotoPosition.Of(99, 0, PositionSource.Xmp), PhotoPosition.Of(0, 0, PositionSource.JsonSidecar)]).Status);
        Assert.AreEqual(PhotoPosition.None, PhotoPosition.Choose([]));
        Assert.AreEqual(PositionStatus.Unreadable, PhotoPosition.Of(double.PositiveInfinity, 0, PositionSource.JsonSidecar).Status);
    }

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Golden", "positions", file);

    private static Rational[] Rationals(long[] numbers) => [.. numbers.Chunk(2).Select(pair => new Rational(pair[0], pair[1]))];

    private static GpsDirectory Gps(string latitudeReference, Rational[] latitude, string longitudeReference, Rational[] longitude)
    {
        var gps = new GpsDirectory();
        gps.Set(GpsDirectory.TagLatitude, latitude);
        gps.Set(GpsDirectory.TagLongitude, longitude);
        gps.Set(GpsDirectory.TagLatitudeRef, latitudeReference);
        gps.Set(GpsDirectory.TagLongitudeRef, longitudeReference);
        return gps;
    }
}
