using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using SemGeo.Geocoding.Embedded;
using SemGeo.Testing;
using GazetteerData = SemGeo.Geocoding.Embedded.Gazetteer;

namespace SemGeo.Geocoding.Tests.Embedded;

/// <summary>A file that is not whole is an error that says so, never a wrong gazetteer.</summary>
[TestClass]
public class GazetteerFileTests
{
    private const int ChecksumStart = 8;
    private const int ContentStart = 40;

    private static readonly Lazy<byte[]> Embedded = new(() =>
    {
        using var stream = typeof(GazetteerData).Assembly.GetManifestResourceStream("SemGeo.Geocoding.Gazetteer.bin")!;
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return file;
    });

    [TestMethod]
    public void File_is_read_from_any_stream_and_the_stream_left_open()
    {
        using var stream = new MemoryStream(Embedded.Value);

        var gazetteer = GazetteerData.Load(stream);

        Assert.AreEqual(199_568, gazetteer.Places.Count);
        Assert.AreEqual(SharedGazetteer.Data.DataVersion, gazetteer.DataVersion);
        Assert.IsTrue(stream.CanRead);
    }

    [TestMethod]
    public void Embedded_file_is_small()
    {
        Assert.IsTrue(Embedded.Value.Length <= 6 << 20, $"{Embedded.Value.Length} bytes");
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(7)]
    [DataRow(43)]
    [DataRow(44)]
    [DataRow(1_000_000)]
    public void Truncated_file_is_an_error(int length)
    {
        var error = Assert.ThrowsExactly<GazetteerFormatException>(() => Load(Embedded.Value[..length]));

        StringAssert.Contains(error.Message, length < 44 ? $"it has {length} bytes" : "truncated");
        StringAssert.Contains(error.Message, "eng/gazetteer");
    }

    [TestMethod]
    public void Every_flipped_byte_is_found()
    {
        var random = new Random(3);
        for (var i = 0; i < 5; i++)
        {
            var file = (byte[])Embedded.Value.Clone();
            file[random.Next(ChecksumStart, file.Length)] ^= 0x10;

            Assert.ThrowsExactly<GazetteerFormatException>(() => Load(file));
        }
    }

    [TestMethod]
    public void Other_file_and_other_version_are_named()
    {
        var other = new byte[100];
        var newer = (byte[])Embedded.Value.Clone();
        newer[6] = (byte)'9';

        StringAssert.Contains(Assert.ThrowsExactly<GazetteerFormatException>(() => Load(other)).Message, "does not begin with the mark");
        StringAssert.Contains(Assert.ThrowsExactly<GazetteerFormatException>(() => Load(newer)).Message, "format version 09 and this library reads version 01");
    }

    [TestMethod]
    public void Content_that_is_wrong_under_a_right_checksum_is_an_error_and_takes_no_memory()
    {
        // A table of two thousand million areas in a few bytes; a size far above the content; nothing at all.
        byte[] hugeTable = [0xFF, 0xFF, 0xFF, 0x7F, 1, 2, 3];
        var before = GC.GetTotalAllocatedBytes();

        StringAssert.Contains(Assert.ThrowsExactly<GazetteerFormatException>(() => Load(Sign(hugeTable, hugeTable.Length))).Message, "'areas'");
        Assert.ThrowsExactly<GazetteerFormatException>(() => Load(Sign(hugeTable, hugeTable.Length + 1)));
        StringAssert.Contains(Assert.ThrowsExactly<GazetteerFormatException>(() => Load(Sign(hugeTable, int.MaxValue))).Message, "declares 2147483647 bytes");
        StringAssert.Contains(Assert.ThrowsExactly<GazetteerFormatException>(() => Load(Sign([], 0))).Message, "'areas'");
        Assert.IsTrue(GC.GetTotalAllocatedBytes() - before < 1 << 20);
    }

    [TestMethod]
    public void Damaged_columns_under_a_right_checksum_never_do_worse_than_an_error()
    {
        var columns = Unpack(Embedded.Value);
        var random = new Random(4);
        for (var i = 0; i < 20; i++)
        {
            var damaged = (byte[])columns.Clone();
            for (var j = 0; j < 50; j++)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                Load(Sign(damaged, damaged.Length));
            }
            catch (GazetteerFormatException)
            {
                // Names and numbers may be wrong without anybody being able to tell; what would break a later lookup is found here.
            }
        }
    }

    private static GazetteerData Load(byte[] file) => GazetteerData.Load(new MemoryStream(file));

    private static byte[] Unpack(byte[] file)
    {
        var columns = new byte[BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(ContentStart))];
        Assert.IsTrue(BrotliDecoder.TryDecompress(file.AsSpan(ContentStart + sizeof(int)), columns, out _));
        return columns;
    }

    private static byte[] Sign(byte[] columns, int declaredSize)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(columns.Length)];
        Assert.IsTrue(BrotliEncoder.TryCompress(columns, packed, out var length, quality: 1, window: 22));
        byte[] content = [.. BitConverter.GetBytes(declaredSize), .. packed.AsSpan(0, length)];
        return [.. "SGGAZ01\n"u8, .. SHA256.HashData(content), .. content];
    }
}
