using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SemGeo.Geography;
using SemGeo.Imaging.Files;
using SemGeo.Testing;

namespace SemGeo.Imaging.Tests;

/// <summary>Metadata that anyone may have written: it is read or refused, and costs little either way.</summary>
[TestClass]
public sealed class HostileMetadataTests
{
    private const string Rdf = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="{0}" exif:GPSLongitude="7,7.5W"/></rdf:RDF></x:xmpmeta>""";

    private static readonly GeoCoordinate Place = new(51.5, -0.125);

    [TestMethod]
    public void Entries_that_share_their_bytes_do_not_multiply_them()
    {
        // 4,000 entries of 60,000 bytes each, all of them the same: 240 MB of 64 KB.
        var tiff = new byte[8 + 2 + 12 * 4000 + 4 + 14_000];
        ((byte[])[(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 4000 >> 8, 4000 & 255]).CopyTo(tiff, 0);
        for (var i = 0; i < 4000; i++)
        {
            var entry = tiff.AsSpan(10 + 12 * i);
            BinaryPrimitives.WriteUInt16BigEndian(entry, (ushort)(0xC000 + i));
            const byte undefined = 7;
            entry[3] = undefined;
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], 60_000);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var metadata = PhotoMetadata.Read(Jpeg([.. "Exif\0\0"u8, .. tiff]));
        Assert.IsLessThan(64 << 20, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Contains("EXIF asks for", metadata.Problem!);
        Assert.AreEqual(PhotoPosition.None, metadata.Position);
    }

    [TestMethod]
    [DataRow(0x8769)]
    [DataRow(0x8825)]
    [DataRow(0x014A)]
    [DataRow(0xA005)]
    public void Directories_that_point_at_themselves_end(int tag)
    {
        // One entry, and the directory that follows is the same one.
        byte[] tiff = [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, (byte)(tag >> 8), (byte)tag, 0, 4, 0, 0, 0, 1, 0, 0, 0, 8, 0, 0, 0, 8];
        Assert.AreEqual(PhotoPosition.None, PhotoMetadata.Read(Jpeg([.. "Exif\0\0"u8, .. tiff])).Position);
    }

    [TestMethod]
    [DataRow(0xFFFF_FFFFu, 8u)]
    [DataRow(0x2000_0001u, 8u)]
    [DataRow(0x8000_0000u, 8u)]
    [DataRow(3u, 0xFFFF_FFF0u)]
    [DataRow(3u, 0x7FFF_FFFFu)]
    public void Counts_and_offsets_that_wrap_give_no_position(uint count, uint offset)
    {
        var tiff = ExifSegment.WriteTiff(new ExifContent { Coordinate = Place });
        byte[] latitude = [0, 2, 0, 5, 0, 0, 0, 3];
        var entry = tiff.AsSpan(tiff.AsSpan().IndexOf(latitude));
        BinaryPrimitives.WriteUInt32BigEndian(entry[4..], count);
        BinaryPrimitives.WriteUInt32BigEndian(entry[8..], offset);
        Assert.IsTrue(PhotoMetadata.Read(Jpeg([.. "Exif\0\0"u8, .. tiff])).Coordinate.IsMissing);
    }

    [TestMethod]
    public void Exif_behind_the_pixels_of_a_png_is_read()
    {
        var png = GoldenImages.Encoded("rgb-8.png");
        var metadata = PhotoMetadata.Read((byte[])[.. png[..^12], .. Chunk("eXIf", ExifSegment.WriteTiff(new ExifContent { Coordinate = Place, Orientation = 6 })), .. png[^12..]]);
        Assert.AreEqual((Place, ImageOrientation.Rotate90), (metadata.Coordinate, metadata.Orientation));
        Assert.AreEqual(new ImageSize(GoldenImages.Width, GoldenImages.Height), metadata.Size);
        Assert.IsNull(metadata.Problem);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Xmp_of_a_png_is_read_compressed_or_not(bool isCompressed)
    {
        var position = PhotoMetadata.Read(PngWithText(Encoding.UTF8.GetBytes(Rdf.Replace("{0}", "51,30.0N")), isCompressed)).Position;
        Assert.AreEqual((PositionStatus.Read, PositionSource.Xmp, new GeoCoordinate(51.5, -7.125)), (position.Status, position.Source, position.Coordinate));
    }

    [TestMethod]
    public void Text_of_a_png_that_inflates_to_gigabytes_is_left_alone()
    {
        var png = PngWithText(new byte[64 << 20], isCompressed: true);
        Assert.IsLessThan(100_000, png.Length);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.AreEqual(PhotoPosition.None, PhotoMetadata.Read(png).Position);
        Assert.IsLessThan(8 << 20, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void Chunk_that_claims_more_than_the_file_takes_no_memory()
    {
        byte[] png = [.. GoldenImages.Encoded("rgb-8.png")[..33], 0x7F, 0xFF, 0xFF, 0xFF, .. "eXIf"u8, 1, 2, 3];
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("ends too early", PhotoMetadata.Read(png).Problem!);
        Assert.IsLessThan(1 << 20, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void Extended_xmp_that_claims_gigabytes_takes_no_memory()
    {
        // The form of Adobe's specification, part 3: an id of 32 characters, the length of all parts, the place of this one.
        byte[] part = [.. "http://ns.adobe.com/xmp/extension/\0"u8, .. Encoding.ASCII.GetBytes(new string('A', 32)), 0x7F, 0xFF, 0xFF, 0xF0, 0, 0, 0, 0, (byte)'x'];
        var main = Rdf.Replace("exif:GPSLongitude", $"xmlns:n=\"http://ns.adobe.com/xmp/note/\" n:HasExtendedXMP=\"{new string('A', 32)}\" exif:GPSLongitude").Replace("{0}", "51,30.0N");
        var before = GC.GetAllocatedBytesForCurrentThread();
        var metadata = PhotoMetadata.Read(Jpeg([.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Encoding.UTF8.GetBytes(main)], part));
        Assert.IsLessThan(4 << 20, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.AreEqual(new GeoCoordinate(51.5, -7.125), metadata.Coordinate);
    }

    [TestMethod]
    public void Entities_are_not_expanded()
    {
        var bomb = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"1\">");
        for (var i = 1; i < 30; i++)
            bomb.Append($"<!ENTITY a{i} \"&a{i - 1};&a{i - 1};\">");
        var xmp = Encoding.UTF8.GetBytes(bomb + "]>" + Rdf.Replace("{0}", "&a29;N"));
        var position = PhotoMetadata.Read(Jpeg([.. "http://ns.adobe.com/xap/1.0/\0"u8, .. xmp])).Position;
        Assert.AreEqual(PositionStatus.Unreadable, position.Status);
        Assert.Contains("no XML", position.Reason!);
    }

    [TestMethod]
    public void Xml_of_many_levels_is_read()
    {
        var xmp = string.Concat(Enumerable.Repeat("<a>", 100_000)) + Rdf.Replace("{0}", "51,30.0N") + string.Concat(Enumerable.Repeat("</a>", 100_000));
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(xmp));
        Assert.AreEqual(new GeoCoordinate(51.5, -7.125), XmpPosition.Read(content).Coordinate);
    }

    [TestMethod]
    [DataRow("<a b=\"\uFFFE\"/>")]
    [DataRow("<?xml version=\"1.0\" encoding=\"no-such\"?><a/>")]
    [DataRow("<a")]
    [DataRow("")]
    public void What_is_no_xml_has_a_reason(string xml)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(xml));
        Assert.AreEqual(PositionStatus.Unreadable, XmpPosition.Read(content).Status);
    }

    [TestMethod]
    [DataRow("""{"latitude":9.2e18,"longitude":2}""", PositionStatus.OutOfRange)]
    [DataRow("""{"latitude":1,"longitude":1e400}""", PositionStatus.Unreadable)]
    [DataRow("""{"latitude":"NaN","longitude":"2"}""", PositionStatus.Unreadable)]
    [DataRow("""{"latitude":"\ud800","longitude":2}""", PositionStatus.Unreadable)]
    [DataRow("""{"latitude":true,"longitude":2}""", PositionStatus.Unreadable)]
    [DataRow("""{"latitude":[],"longitude":{}}""", PositionStatus.Unreadable)]
    [DataRow("""{"\ud800":1,"latitude":51.5,"longitude":-7}""", PositionStatus.Read)]
    [DataRow("""{"geoData":7,"latitude":51.5,"longitude":-7}""", PositionStatus.Read)]
    [DataRow("""{"geometry":{"type":"\udc00","coordinates":[1,2]}}""", PositionStatus.Unreadable)]
    [DataRow("[]", PositionStatus.None)]
    [DataRow("7", PositionStatus.None)]
    [DataRow("", PositionStatus.Unreadable)]
    public void Json_of_any_kind_gives_a_position_or_a_reason(string json, PositionStatus status) => Assert.AreEqual(status, JsonPosition.Read(Encoding.UTF8.GetBytes(json)).Status);

    [TestMethod]
    public void Json_of_many_levels_and_json_that_is_no_utf8_have_a_reason()
    {
        var deep = Encoding.UTF8.GetBytes("""{"geo":""" + new string('[', 100_000) + new string(']', 100_000) + "}");
        Assert.AreEqual(PositionStatus.Unreadable, JsonPosition.Read(deep).Status);
        Assert.AreEqual(PositionStatus.Unreadable, JsonPosition.Read(new ReadOnlyMemory<byte>([.. "{\"a\":\""u8, 0xFF, .. "\"}"u8])).Status);
    }

    private static byte[] Jpeg(params byte[][] segments)
    {
        var jpeg = GoldenImages.Encoded("grey.jpg");
        return [.. jpeg[..2], .. segments.SelectMany(content => (byte[])[0xFF, 0xE1, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content]), .. jpeg[2..]];
    }

    private static byte[] PngWithText(byte[] text, bool isCompressed)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            zlib.Write(text);
        var png = GoldenImages.Encoded("rgb-8.png");
        return [.. png[..33], .. Chunk("iTXt", [.. "XML:com.adobe.xmp\0"u8, (byte)(isCompressed ? 1 : 0), 0, 0, 0, .. isCompressed ? packed.ToArray() : text]), .. png[33..]];
    }

    // No reader of metadata looks at the checksum.
    private static byte[] Chunk(string type, byte[] content) => [0, (byte)(content.Length >> 16), (byte)(content.Length >> 8), (byte)content.Length, .. Encoding.ASCII.GetBytes(type), .. content, 0, 0, 0, 0];
}
