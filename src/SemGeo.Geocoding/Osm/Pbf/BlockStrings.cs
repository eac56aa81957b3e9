using System.Text;
using SemGeo.Files;

namespace SemGeo.Geocoding.Osm.Pbf;

/// <summary>The table of strings of a block; a string is decoded when it is first asked for.</summary>
internal sealed class BlockStrings
{
    // A block has some thousand objects, whose keys and values have at most 255 letters.
    private const int MostStrings = 1 << 21;
    private const int MostBytes = 1 << 16;

    private readonly List<(int Start, int Length)> _places = [];
    private string?[] _decoded = [];
    private ReadOnlyMemory<byte> _block;

    /// <summary>Takes the table of a new block.</summary>
    /// <param name="block">The bytes of the block; they must stay as they are until the next one comes.</param>
    /// <param name="table">The table within them.</param>
    public void Load(ReadOnlyMemory<byte> block, ReadOnlySpan<byte> table)
    {
        _block = block;
        Array.Clear(_decoded, 0, Math.Min(_places.Count, _decoded.Length));
        _places.Clear();
        var reader = new WireReader(table);
        while (reader.Next())
        {
            if (reader.Field != 1)
            {
                reader.Skip();
                continue;
            }

            var text = reader.Bytes();
            if (_places.Count == MostStrings)
                throw new ReadLimitException("The table of strings of a block", ReadLimit.Objects, MostStrings + 1L, MostStrings);
            if (text.Length > MostBytes)
                throw new ReadLimitException("A string of a block", ReadLimit.Bytes, text.Length, MostBytes);
            _places.Add((text.IsEmpty ? 0 : OffsetOf(text), text.Length));
        }

        if (_decoded.Length < _places.Count)
            _decoded = new string?[_places.Count];
    }

    /// <summary>A string by its index.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public string this[int index]
    {
        get
        {
            if ((uint)index >= (uint)_places.Count)
                throw new InvalidDataException($"a tag names string {index} of {_places.Count}");
            return _decoded[index] ??= Encoding.UTF8.GetString(_block.Span.Slice(_places[index].Start, _places[index].Length));
        }
    }

    private int OffsetOf(ReadOnlySpan<byte> text)
    {
        _block.Span.Overlaps(text, out var offset);
        return offset;
    }
}
