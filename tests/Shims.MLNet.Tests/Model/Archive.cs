using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Shims.MLNet.Tests.Model;

/// <summary>Takes model files apart and puts them together, whole or damaged.</summary>
internal static class Archive
{
    private const int BodyStart = 0x100;
    private const int BodySizeField = 0x18;
    private const int LoaderField = 0x50;

    // Where the header says what comes behind the body.
    private static readonly int[] PositionsBehindBody = [0x20, 0x30, 0x80, 0x88, 0x90];

    /// <summary>A model file like the golden one, with one stream changed.</summary>
    public static MemoryStream WithChanged(string golden, string entry, Func<byte[], byte[]> change)
    {
        using var file = File.OpenRead(Golden.PathOf($"{golden}.zip"));
        return Of(Golden.Entries(file).Select(e => e.Name == entry ? (e.Name, change(e.Bytes)) : e));
    }

    /// <summary>A model file like the golden one, without one stream.</summary>
    public static MemoryStream Without(string golden, string entry)
    {
        using var file = File.OpenRead(Golden.PathOf($"{golden}.zip"));
        return Of(Golden.Entries(file).Where(e => e.Name != entry));
    }

    public static MemoryStream Of(IEnumerable<(string Name, byte[] Bytes)> entries)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        stream.Position = 0;
        return stream;
    }

    /// <summary>A main stream that asks for another loader.</summary>
    public static byte[] WithLoader(byte[] stream, string loader)
    {
        var changed = stream.ToArray();
        changed.AsSpan(LoaderField, 24).Clear();
        Encoding.Latin1.GetBytes(loader, changed.AsSpan(LoaderField));
        return changed;
    }

    /// <summary>A main stream with more at the end of its body.</summary>
    public static byte[] WithLongerBody(byte[] stream, params byte[] more)
    {
        var bodySize = (int)BinaryPrimitives.ReadInt64LittleEndian(stream.AsSpan(BodySizeField));
        byte[] changed = [.. stream[..(BodyStart + bodySize)], .. more, .. stream[(BodyStart + bodySize)..]];
        BinaryPrimitives.WriteInt64LittleEndian(changed.AsSpan(BodySizeField), bodySize + more.Length);
        foreach (var field in PositionsBehindBody)
        {
            var position = BinaryPrimitives.ReadInt64LittleEndian(changed.AsSpan(field));
            if (position != 0)
                BinaryPrimitives.WriteInt64LittleEndian(changed.AsSpan(field), position + more.Length);
        }

        return changed;
    }

    /// <summary>A stream with a number of four bytes replaced.</summary>
    public static byte[] WithInt32(byte[] stream, int offset, int value)
    {
        var changed = stream.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(offset), value);
        return changed;
    }

    /// <summary>A main stream whose body has a number of four bytes replaced.</summary>
    public static byte[] WithInt32InBody(byte[] stream, int offset, int value) => WithInt32(stream, BodyStart + offset, value);
}
