using System.Buffers.Binary;
using System.IO.Compression;
using SemGeo.Concepts;
using SemGeo.Concepts.Ade20k;
using SemGeo.Files;
using SemGeo.Imaging.Masks;

namespace SemGeo.Imaging.Tests.Masks;

[TestClass]
public sealed class ConceptMaskPngTests
{
    [TestMethod]
    public void What_was_encoded_is_decoded()
    {
        var mask = new ConceptMask(3, 2, [0, 149, 2, Ade20kClasses.Unlabelled, 12, 0]);
        var read = ConceptMaskPng.Decode(ConceptMaskPng.Encode(mask));
        Assert.AreEqual((3, 2), (read.Width, read.Height));
        CollectionAssert.AreEqual(mask.Classes, read.Classes);
    }

    // Written by Pillow 9.4: palettes of 1, 2 and 4 bits, pixel i is (i * i + i / 5) mod 2, 4 and 16.
    [TestMethod]
    [DataRow(2, "iVBORw0KGgoAAAANSUhEUgAAAAUAAAADAQMAAABh+Fe7AAAABlBMVEUAAP8HAf49M0fhAAAADElEQVR4nGMIYABCAALWAPFBMyeiAAAAAElFTkSuQmCC")]
    [DataRow(4, "iVBORw0KGgoAAAANSUhEUgAAAAUAAAADAgMAAAAmWC1rAAAADFBMVEUAAP8HAf4OAv0VA/z5KbxUAAAAEUlEQVR4nGMQZGCY2cCwuwEAB4QCZpfCFCIAAAAASUVORK5CYII=")]
    [DataRow(16, "iVBORw0KGgoAAAANSUhEUgAAAAUAAAADBAMAAACpGNjLAAAAMFBMVEUAAP8HAf4OAv0VA/wcBPsjBfoqBvkxB/g4CPc/CfZGCvVNC/RUDPNbDfJiDvFpD/DYMqO7AAAAFElEQVR4nGNg9GRgWKqowJCtnQAACtECJwZmbpoAAAAASUVORK5CYII=")]
    public void Files_of_other_programs_with_few_bits_a_pixel_are_read(int values, string file)
    {
        var mask = ConceptMaskPng.Decode(Convert.FromBase64String(file));
        Assert.AreEqual((5, 3), (mask.Width, mask.Height));
        CollectionAssert.AreEqual(Enumerable.Range(0, 15).Select(i => unchecked((byte)((i * i + i / 5) % values - 1))).ToArray(), mask.Classes);
    }

    // Written by Pillow 9.4: grey, rows with the filters Sub and Paeth.
    [TestMethod]
    public void Grey_files_with_filtered_rows_are_read()
    {
        var mask = ConceptMaskPng.Decode(Convert.FromBase64String(
            "iVBORw0KGgoAAAANSUhEUgAAAAwAAAAICAAAAADoj0EtAAAAc0lEQVR4nAFoAJf/AQABBxMlPcToEkLhHQEDCA4aLK1i7xmy6CQBDA8VITO00vYgUO8rBA8WHCSUUgv9J7f28AEwHSOYQcJ3BJde/aIBSySTNkjJ5ws1zgRABCGRMTamZ+4SpdULFwQnLjWlVrP1GV/cErf3QSUKTwQfJgAAAABJRU5ErkJggg=="));
        for (var y = 0; y < 8; y++)
        {
            for (var x = 0; x < 12; x++)
                Assert.AreEqual(unchecked((byte)((x * x * x + 7 * y * x + y * y * 3) % 151 - 1)), mask.Classes[y * 12 + x], $"{x}, {y}");
        }
    }

    [TestMethod]
    public void Filters_up_and_average_are_undone()
    {
        // 10 20 30; up: + 1 2 3 = 11 22 33; average: 5 + 11 / 2 = 10, 5 + (10 + 22) / 2 = 21, 5 + (21 + 33) / 2 = 32.
        var mask = ConceptMaskPng.Decode(File(3, 3, [0, 10, 20, 30, 2, 1, 2, 3, 3, 5, 5, 5]));
        CollectionAssert.AreEqual(new byte[] { 9, 19, 29, 10, 21, 32, 9, 20, 31 }, mask.Classes);
    }

    [TestMethod]
    public void Damaged_and_foreign_files_say_what_is_wrong()
    {
        var good = File(3, 1, [0, 1, 2, 3]);
        Fails([], "empty");
        Fails([0xFF, 0xD8, 0xFF, 0], "no PNG file");
        Fails(good[..20], "cut short");
        Fails(good[..^12], "cut short");
        var damaged = (byte[])good.Clone();
        damaged[^20] ^= 1;
        Fails(damaged, "checksum");
        Fails(File(3, 1, [7, 1, 2, 3]), "filter 7");
        Fails(File(3, 2, [0, 1, 2, 3]), "cut short");
        Fails(File(3, 1, [0, 1, 151, 3]), "Pixel 1 of the mask is 151");
        Fails(File(3, 1, [0, 1, 2, 3], colour: 2), "colour type 2");
        Fails(File(0, 1, [0]), "0x1");
        Fails(File(3, 1, [0, 1, 2, 3], raw: [1, 2, 3, 4]), "");
    }

    [TestMethod]
    public void A_header_that_claims_more_than_the_file_can_hold_takes_no_memory()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Fails(File(40_000, 40_000, [0, 1, 2, 3]), "40000x40000");
        Assert.IsLessThan(1 << 20, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    // Found by changing bytes: the first of one bit a pixel ran into OutOfMemoryException, the others into OverflowException and IndexOutOfRangeException.
    [TestMethod]
    [DataRow(int.MaxValue, 1, 1)]
    [DataRow(int.MaxValue, 1, 8)]
    [DataRow(int.MaxValue, 2, 8)]
    [DataRow(1, int.MaxValue, 1)]
    [DataRow(65_535, 65_535, 1)]
    [DataRow(1 << 20, 4096, 8)]
    [DataRow(200_000_001, 1, 4)]
    public void More_than_200_million_pixels_are_refused_before_memory_is_taken(int width, int height, int bits)
    {
        var file = File(width, height, new byte[300_000], bits: (byte)bits);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.ThrowsExactly<InvalidDataException>(() => ConceptMaskPng.Decode(file));
        Assert.IsLessThan(1 << 20, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Contains($"{width}x{height}", error.Message);
        Assert.AreEqual(ReadLimit.Pixels, Assert.IsInstanceOfType<ReadLimitException>(error.InnerException).Limit);
    }

    [TestMethod]
    public void A_mask_takes_little_more_memory_than_a_byte_a_pixel()
    {
        const int Side = 4000;
        var file = File(Side, Side, new byte[Side * (Side / 8 + 1)], bits: 1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.AreEqual(Ade20kClasses.Unlabelled, ConceptMaskPng.Decode(file).Classes[^1]);
        Assert.IsLessThan(Side * Side + (1 << 20), GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Fails(byte[] file, string part) => Assert.Contains(part, Assert.ThrowsExactly<InvalidDataException>(() => ConceptMaskPng.Decode(file)).Message);

    /// <summary>A file with these rows, each after its filter; <paramref name="raw"/> stands where their deflated form should.</summary>
    private static byte[] File(int width, int height, byte[] rows, byte colour = 0, byte[]? raw = null, byte bits = 8)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(rows);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (bits, colour);
        return [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, raw ?? packed.ToArray()), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] content)
    {
        byte[] body = [.. type, .. content];
        var (length, checksum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(checksum, Crc(body));
        return [.. length, .. body, .. checksum];
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
        }

        return ~crc;
    }
}
