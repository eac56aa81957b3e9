using ICSharpCode.SharpZipLib.BZip2;
using SemGeo.Files;
using SemGeo.Geocoding.Emp16;
using SemGeo.Geocoding.LocationFiles;
using SemGeo.Geocoding.Osm;
using SemGeo.Tables;
using SemGeo.Testing;

namespace SemGeo.Core.Tests.Files;

[TestClass]
public sealed class CompressedFileTests
{
    // Forty-five megabytes in some six kilobytes: many streams one behind the other, each of a megabyte.
    private static readonly Lazy<byte[]> Bomb = new(() => Repeat("", new byte[1 << 20]));

    [TestMethod]
    public void What_expands_beyond_measure_is_refused_by_every_reader()
    {
        Assert.IsLessThan(10_000, Bomb.Value.Length);
        using var file = new TemporaryFile(Bomb.Value, ".jsonl.bz2");
        using (var stream = CompressedFile.OpenRead(file.Path))
        {
            var e = Assert.ThrowsExactly<ReadLimitException>(() => stream.CopyTo(Stream.Null));
            Assert.AreEqual((ReadLimit.Expansion, 1000L), (e.Limit, e.Allowed));
            StringAssert.Contains(e.Message, $"'{file.Path}' asks for ");
        }

        using var reader = Emp16Reader.Open(file.Path);
        StringAssert.Contains(Assert.ThrowsExactly<Emp16FormatException>(() => reader.Read()).Message, "bytes for each compressed one");
        StringAssert.Contains(Assert.ThrowsExactly<LocationTableFileException>(() => LocationTableFile.Read(file.Path, [])).Message, "bytes for each compressed one");
    }

    [TestMethod]
    public void A_table_that_expands_beyond_measure_ends_with_its_own_error()
    {
        var rows = new byte[1 << 20];
        rows.AsSpan().Fill((byte)'\n');
        using var file = new TemporaryFile(Repeat("id,latitude,longitude", rows), ".csv.bz2");
        using var table = TableReader.Open(file.Path);
        var e = Assert.ThrowsExactly<TableException>(() => table.Read());
        StringAssert.Contains(e.Message, "bytes for each compressed one");
    }

    [TestMethod]
    public void Streams_without_data_are_no_way_to_keep_a_reader_busy()
    {
        byte[] empty = [.. "BZh9"u8, 0x17, 0x72, 0x45, 0x38, 0x50, 0x90, 0, 0, 0, 0];
        using var few = new TemporaryFile([.. Enumerable.Repeat(empty, 3).SelectMany(bytes => bytes)], ".bz2");
        using (var stream = CompressedFile.OpenRead(few.Path))
            Assert.AreEqual(0, stream.Read(new byte[10]));
        using var many = new TemporaryFile([.. Enumerable.Repeat(empty, 2_000).SelectMany(bytes => bytes)], ".bz2");
        using var busy = CompressedFile.OpenRead(many.Path);
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => busy.Read(new byte[10])).Message, "streams without data");
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
    public void Devices_are_no_tables_and_no_lists_of_places()
    {
        StringAssert.Contains(Assert.ThrowsExactly<IOException>(() => TableReader.Open("/dev/zero")).Message, "is a device, not a regular file");
        StringAssert.Contains(Assert.ThrowsExactly<IOException>(() => Emp16Reader.Open("/dev/zero")).Message, "is a device, not a regular file");
        StringAssert.Contains(Assert.ThrowsExactly<IOException>(() => FileContent.Of("/dev/zero")).Message, "is a device, not a regular file");
        StringAssert.Contains(Assert.ThrowsExactly<IOException>(() => OsmExtractGeocoder.Open("/dev/zero")).Message, "is a device, not a regular file");
    }

    private static byte[] Repeat(string heading, byte[] content)
    {
        const int Times = 45;
        return [.. Pack(System.Text.Encoding.UTF8.GetBytes(heading + "\n")), .. Enumerable.Repeat(Pack(content), Times).SelectMany(bytes => bytes)];
    }

    private static byte[] Pack(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var bzip2 = new BZip2OutputStream(compressed) { IsStreamOwner = false })
            bzip2.Write(content);
        return compressed.ToArray();
    }
}
