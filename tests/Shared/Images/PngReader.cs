using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace SemGeo.Testing;

/// <summary>Reads indexed PNG files by the letter of the specification, without a line of the writer's code.</summary>
internal static class PngReader
{
    public static (int Width, int Height, byte[] Indices, byte[] Palette) Read(byte[] file)
    {
        CollectionAssert.AreEqual(new byte[] { 137, 80, 78, 71, 13, 10, 26, 10 }, file[..8]);
        var (width, height, palette, packed) = (0, 0, Array.Empty<byte>(), new MemoryStream());
        var names = new List<string>();
        for (var at = 8; at < file.Length;)
        {
            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            var name = Encoding.ASCII.GetString(file, at + 4, 4);
            var content = file.AsSpan(at + 8, length);
            Assert.AreEqual(CrcBitByBit(file.AsSpan(at + 4, 4 + length)), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)), name);
            names.Add(name);
            if (name == "IHDR")
            {
                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content[4..]));
                CollectionAssert.AreEqual(new byte[] { 8, 3, 0, 0, 0 }, content[8..].ToArray());
            }
            else if (name == "PLTE")
            {
                palette = content.ToArray();
            }
            else if (name == "IDAT")
            {
                packed.Write(content);
            }

            at += 12 + length;
        }

        CollectionAssert.AreEqual(names.Contains("tRNS") ? new[] { "IHDR", "PLTE", "tRNS", "IDAT", "IEND" } : ["IHDR", "PLTE", "IDAT", "IEND"], names);
        packed.Position = 0;
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        var rows = new MemoryStream();
        zlib.CopyTo(rows);
        var bytes = rows.ToArray();
        Assert.HasCount(height * (width + 1), bytes);
        var indices = new List<byte>();
        for (var y = 0; y < height; y++)
        {
            Assert.AreEqual(0, bytes[y * (width + 1)]);
            indices.AddRange(bytes.AsSpan(y * (width + 1) + 1, width));
        }

        return (width, height, [.. indices], palette);
    }

    private static uint CrcBitByBit(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in bytes)
        {
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ (((crc ^ (uint)(b >> bit)) & 1) * 0xEDB88320u);
        }

        return ~crc;
    }
}
