using System.Text;
using SemGeo.Geography;
using SemGeo.Testing;

namespace SemGeo.Imaging.Tests;

[TestClass]
public sealed class PhotoSidecarTests
{
    private const string Takeout = """{"title":"a.jpg","geoData":{"latitude":48.8584,"longitude":2.2945,"altitude":0.0},"geoDataExif":{"latitude":0.0,"longitude":0.0}}""";
    private const string Xmp = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="51,30.042N" exif:GPSLongitude="0,7.476W"/></rdf:RDF></x:xmpmeta>""";

    private static readonly GeoCoordinate Paris = new(48.8584, 2.2945);
    private static readonly GeoCoordinate London = new(51.5007, -0.1246);

    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("semgeo-sidecars-").FullName;

    [TestCleanup]
    public void Cleanup() => System.IO.Directory.Delete(_folder, recursive: true);

    [TestMethod]
    [DataRow("a.jpg", "a.jpg.json")]
    [DataRow("a.jpg", "a.json")]
    [DataRow("a.jpg", "a.jpg.supplemental-metadata.json")]
    [DataRow("a.jpg", "a.jpg.supplemental-meta.json")]
    [DataRow("a.jpg", "a.jpg.s.json")]
    [DataRow("A.JPG", "a.jpg.json")]
    [DataRow("a(2).jpg", "a.jpg(2).json")]
    [DataRow("a(2).jpg", "a.jpg.supplemental-metadata(2).json")]
    [DataRow("a(2).jpg", "a.jpg.suppl(2).json")]
    [DataRow("a(2).jpg", "a(2).jpg.json")]
    [DataRow("a-edited.jpg", "a.jpg.supplemental-metadata.json")]
    [DataRow("Screenshot_20240102_123456_com.example.app.jpg", "Screenshot_20240102_123456_com.example.app.jpg.json")]
    [DataRow("Screenshot_20240102_123456_com.example.application.jpg", "Screenshot_20240102_123456_com.example.applica.json")]
    public void Google_Takeouts_file_is_found_by_every_name_that_it_has(string photo, string sidecar)
    {
        Write(sidecar, Takeout);
        var position = PhotoMetadata.Read(Photo(photo)).Position;
        Assert.AreEqual((PositionStatus.Read, PositionSource.JsonSidecar, Paris), (position.Status, position.Source, position.Coordinate));
    }

    [TestMethod]
    [DataRow("a.jpg", "ab.jpg.json")]
    [DataRow("a.jpg", "a.png.json")]
    [DataRow("a(2).jpg", "a.jpg(3).json")]
    [DataRow("a(2).jpg", "a.jpg.json")]
    [DataRow("a.jpg", "a.jpg.supplemental-metadataX.json")]
    public void The_file_of_another_photo_is_not_taken(string photo, string sidecar)
    {
        Write(sidecar, Takeout);
        Assert.AreEqual(PhotoPosition.None, PhotoMetadata.Read(Photo(photo)).Position);
    }

    [TestMethod]
    [DataRow("a.xmp")]
    [DataRow("a.jpg.xmp")]
    [DataRow("A.XMP")]
    public void An_xmp_file_is_read(string sidecar)
    {
        Write(sidecar, Xmp);
        var position = PhotoMetadata.Read(Photo("a.jpg")).Position;
        Assert.AreEqual((PositionStatus.Read, PositionSource.XmpSidecar), (position.Status, position.Source));
        Assert.AreEqual(London.Latitude, position.Coordinate.Latitude, 1e-9);
        Assert.AreEqual(London.Longitude, position.Coordinate.Longitude, 1e-9);
    }

    [TestMethod]
    public void Contradictions_of_photo_and_sidecar_are_named()
    {
        Write("a.xmp", Xmp);
        Write("a.jpg.json", Takeout);
        Assert.AreEqual("the .xmp file has 51.5007, -0.1246 and the JSON file has 48.8584, 2.2945, 341 km away; the .xmp file is taken.", PhotoMetadata.Read(Photo("a.jpg")).Position.Conflict);

        File.Copy(Path.Combine(AppContext.BaseDirectory, "Golden", "positions", "15-decimal-degrees-one-rational.jpg"), PathOf("b.jpg"));
        Write("b.jpg.json", Takeout);
        Assert.AreEqual(new PhotoPosition(PositionStatus.Read, Paris, PositionSource.Exif), PhotoMetadata.Read(PathOf("b.jpg")).Position);
    }

    [TestMethod]
    public void A_photo_that_no_reader_knows_keeps_the_position_beside_it()
    {
        File.WriteAllText(PathOf("a.jpg"), "not a photo");
        Write("a.jpg.json", Takeout);
        var metadata = PhotoMetadata.Read(PathOf("a.jpg"));
        Assert.AreEqual(Paris, metadata.Coordinate);
        Assert.IsNotNull(metadata.Problem);
    }

    [TestMethod]
    public void A_sidecar_that_is_damaged_or_too_large_is_counted_with_its_name()
    {
        Write("a.jpg.json", "{\"geoData\":{\"latitude\":48.8");
        var position = PhotoMetadata.Read(Photo("a.jpg")).Position;
        Assert.AreEqual(PositionStatus.Unreadable, position.Status);
        Assert.StartsWith("a.jpg.json: The JSON file is damaged: ", position.Reason);

        Write("b.jpg.json", new string(' ', (1 << 20) + 1));
        Assert.AreEqual("b.jpg.json has 1048577 bytes; at most 1048576 are read of a file beside a photo.", PhotoMetadata.Read(Photo("b.jpg")).Position.Reason);

        Write("c.xmp", "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>");
        Assert.StartsWith("c.xmp: The .xmp file is no XML: ", PhotoMetadata.Read(Photo("c.jpg")).Position.Reason);
    }

    [TestMethod]
    [DataRow("""{"geoData":{"latitude":0.0,"longitude":0.0},"geoDataExif":{"latitude":-33.5,"longitude":151.25}}""", -33.5, 151.25)]
    [DataRow("""{"latitude":-33.5,"longitude":151.25}""", -33.5, 151.25)]
    [DataRow("""{"Lat":"-33.5","Lng":"151.25"}""", -33.5, 151.25)]
    [DataRow("""[{"SourceFile":"a.jpg","GPSLatitude":"33 deg 30' 0.00\" S","GPSLongitude":"151 deg 15' 0.00\" E"}]""", -33.5, 151.25)]
    [DataRow("""[{"EXIF:GPSLatitude":33.5,"Composite:GPSLatitude":-33.5,"Composite:GPSLongitude":151.25}]""", -33.5, 151.25)]
    [DataRow("""{"type":"Feature","geometry":{"type":"Point","coordinates":[151.25,-33.5,12]}}""", -33.5, 151.25)]
    [DataRow("""{"location":{"latitude":-33.5,"longitude":151.25}}""", -33.5, 151.25)]
    [DataRow("""{"geo":[{"lat":-33.5,"lon":151.25}]}""", -33.5, 151.25)]
    public void Other_programs_json_is_read_too(string json, double latitude, double longitude) =>
        Assert.AreEqual(new PhotoPosition(PositionStatus.Read, new GeoCoordinate(latitude, longitude), PositionSource.JsonSidecar), JsonPosition.Read(Encoding.UTF8.GetBytes(json)));

    [TestMethod]
    [DataRow("""{"title":"a.jpg"}""", PositionStatus.None)]
    [DataRow("""{"geoData":{"latitude":0.0,"longitude":0.0},"geoDataExif":{"latitude":0,"longitude":0}}""", PositionStatus.None)]
    [DataRow("""{"latitude":null,"longitude":null}""", PositionStatus.None)]
    [DataRow("""{"latitude":12.5}""", PositionStatus.None)]
    [DataRow("""[]""", PositionStatus.None)]
    [DataRow("""3""", PositionStatus.None)]
    [DataRow("""{"latitude":0,"longitude":0}""", PositionStatus.Zero)]
    [DataRow("""{"latitude":12.5,"longitude":200}""", PositionStatus.OutOfRange)]
    [DataRow("""{"latitude":1e400,"longitude":2}""", PositionStatus.Unreadable)]
    [DataRow("""{"latitude":"48,8584","longitude":"2,2945"}""", PositionStatus.Unreadable)]
    [DataRow("""{"latitude":{},"longitude":[]}""", PositionStatus.Unreadable)]
    [DataRow("""{"latitude":"\ud800","longitude":"2"}""", PositionStatus.Unreadable)]
    [DataRow("", PositionStatus.Unreadable)]
    public void Json_without_a_position_or_with_a_wrong_one_has_the_status_of_its_fault(string json, PositionStatus status) =>
        Assert.AreEqual(status, JsonPosition.Read(Encoding.UTF8.GetBytes(json)).Status);

    [TestMethod]
    [DataRow("52,30.5N", 52.508333333333333)]
    [DataRow("52,30,30S", -52.508333333333333)]
    [DataRow("52 deg 30' 30.00\" N", 52.508333333333333)]
    [DataRow("52°30′30″N", 52.508333333333333)]
    [DataRow("S 52.25", -52.25)]
    [DataRow("-52.25", -52.25)]
    [DataRow("+52.25", 52.25)]
    [DataRow("-0:30:0", -0.5)]
    [DataRow("52,8584", double.NaN)]
    [DataRow("52,85.84N", double.NaN)]
    [DataRow("52,30,30,1N", double.NaN)]
    [DataRow("N", double.NaN)]
    [DataRow("", double.NaN)]
    [DataRow("52.5E", double.NaN)]
    [DataRow("-52.5N", double.NaN)]
    [DataRow("1e5", double.NaN)]
    public void Angles_in_words_are_read_or_refused(string text, double expected)
    {
        var angle = AngleText.Parse(text, 'N', 'S', isSigned: true);
        if (double.IsNaN(expected))
            Assert.IsTrue(double.IsNaN(angle), $"{angle}");
        else
            Assert.AreEqual(expected, angle, 1e-12);
    }

    [TestMethod]
    [DataRow("exif:GPSLatitude=\"48.8584\" exif:GPSLongitude=\"2.2945E\"", PositionStatus.Unreadable)]
    [DataRow("exif:GPSLatitude=\"48.8584\" exif:GPSLatitudeRef=\"N\" exif:GPSLongitude=\"2.2945\" exif:GPSLongitudeRef=\"E\"", PositionStatus.Read)]
    [DataRow("dji:GpsLatitude=\"+48.8584\" dji:GpsLongtitude=\"+2.2945\"", PositionStatus.Read)]
    [DataRow("exif:GPSLatitude=\"48,51.504N\"", PositionStatus.Unreadable)]
    [DataRow("exif:GPSLatitude=\"0,0N\" exif:GPSLongitude=\"0,0E\"", PositionStatus.Zero)]
    [DataRow("exif:GPSLatitude=\"95,0N\" exif:GPSLongitude=\"0,0E\"", PositionStatus.OutOfRange)]
    [DataRow("", PositionStatus.None)]
    public void Xmp_of_several_writers(string attributes, PositionStatus status)
    {
        var xmp = $"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description xmlns:exif=\"http://ns.adobe.com/exif/1.0/\" xmlns:dji=\"http://www.dji.com/drone-dji/1.0/\" {attributes}/></rdf:RDF></x:xmpmeta>";
        var position = XmpPosition.Read(new MemoryStream(Encoding.UTF8.GetBytes(xmp)));
        Assert.AreEqual(status, position.Status);
        if (status == PositionStatus.Read)
            Assert.AreEqual(Paris, position.Coordinate);
    }

    [TestMethod]
    public void Xmp_written_as_elements_is_read_as_well()
    {
        const string xmp = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/"><exif:GPSLatitude>48,30N</exif:GPSLatitude><exif:GPSLongitude>2,15W</exif:GPSLongitude></rdf:Description></rdf:RDF>""";
        Assert.AreEqual(new GeoCoordinate(48.5, -2.25), XmpPosition.Read(new MemoryStream(Encoding.UTF8.GetBytes(xmp))).Coordinate);
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private string Photo(string name)
    {
        File.Copy(GoldenImages.PathOf("rgb-8.png"), PathOf(name));
        return PathOf(name);
    }

    private void Write(string name, string content) => File.WriteAllText(PathOf(name), content);
}
