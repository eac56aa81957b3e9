using System.Text;

namespace SemGeo.Geocoding.Embedded;

/// <summary>Strings kept as UTF-8 and decoded one at a time: a tenth of the memory of as many string objects.</summary>
/// <param name="bytes">The strings, each ended by a line feed.</param>
/// <param name="ends">For each string the position of its line feed.</param>
internal sealed class Utf8Column(byte[] bytes, int[] ends)
{
    public int Count => ends.Length;

    public string this[int index] => Encoding.UTF8.GetString(Bytes(index));

    public ReadOnlySpan<byte> Bytes(int index)
    {
        var start = index == 0 ? 0 : ends[index - 1] + 1;
        return bytes.AsSpan(start, ends[index] - start);
    }
}
