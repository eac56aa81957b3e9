using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace SemGeo.ML.Tests.MLNet.ModelFiles;

/// <summary>Takes model files apart and puts them together, whole or damaged.</summary>
internal static class Archive
{
    private const int BodyStart = 0x100;
    private const int BodySizeField = 0x18;
    private const int LoaderField = 0x50;

    // Fields of the header with positions behind the body.
    private static readonly int[] PositionsBehindBody = [0x20, 0x30, 0x80, 0x88, 0x90];

    /// <summary>The streams of an archive, in its order.</summary>
    public static List<(string Name, byte[] Bytes)> Entries(Stream archive)
    {
        using var zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
        var entries = new List<(string, byte[])>();
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            entries.Add((entry.FullName, bytes.ToArray()));
        }

        return entries;
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

    /// <summary>The archive with one stream changed.</summary>
    public static MemoryStream WithChanged(IReadOnlyList<(string Name, byte[] Bytes)> entries, string name, Func<byte[], byte[]> change)
    {
        Assert.Contains(name, entries.Select(e => e.Name));
        return Of(entries.Select(e => e.Name == name ? (e.Name, change(e.Bytes)) : e));
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
}
