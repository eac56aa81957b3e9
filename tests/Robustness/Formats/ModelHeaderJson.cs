using System.Buffers.Binary;
using System.Text;

namespace SemGeo.Robustness.Formats;

/// <summary>The JSON of a step in its <c>Model.key</c> of ML.NET, changed so that all of ML.NET's own lengths and positions are right.</summary>
internal static class ModelHeaderJson
{
    private const int LengthOfModel = 0x18, Tail = 0x80, End = 0x88, Assembly = 0x90, Content = 0x100;

    /// <summary>Changes the JSON; a key without any stays as it is.</summary>
    public static byte[] Change(byte[] key, Func<byte[], byte[]> change)
    {
        var start = key.AsSpan().IndexOf("{\""u8);
        if (start < Content + 1 || !key.AsSpan(3, 5).SequenceEqual("MODEL"u8))
            return key;

        // The text's length stands before it, seven bits a byte, the lowest first.
        var (prefix, length) = (Content, 0);
        for (var shift = 0; prefix < start; shift += 7)
            length |= (key[prefix++] & 0x7F) << shift;
        var changed = change(key[start..(start + length)]);
        var text = new MemoryStream();
        using (var writer = new BinaryWriter(text, Encoding.UTF8, leaveOpen: true))
            writer.Write7BitEncodedInt(changed.Length);
        byte[] all = [.. key[..Content], .. text.ToArray(), .. changed, .. key[(start + length)..]];
        var longer = all.Length - key.Length;
        foreach (var at in new[] { LengthOfModel, Tail, End, Assembly })
        {
            var value = BinaryPrimitives.ReadInt64LittleEndian(all.AsSpan(at));
            BinaryPrimitives.WriteInt64LittleEndian(all.AsSpan(at), value == 0 ? 0 : value + longer);
        }

        return all;
    }
}
