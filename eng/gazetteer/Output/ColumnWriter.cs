using System.Text;

namespace SemGeo.GazetteerBuild.Output;

/// <summary>Writes columns as <c>GazetteerColumnReader</c> reads them.</summary>
internal sealed class ColumnWriter
{
    private readonly List<byte> _bytes = [];

    public byte[] ToArray() => [.. _bytes];

    public void Count(int count) => _bytes.AddRange(BitConverter.GetBytes(count));

    public void Bytes(IEnumerable<byte> bytes) => _bytes.AddRange(bytes);

    public void Ints(IEnumerable<int> numbers)
    {
        uint[] values = [.. numbers.Select(number => (uint)number)];
        var planes = 0;
        while (planes < sizeof(int) && values.Any(value => value >> (8 * planes) != 0))
            planes++;
        _bytes.Add((byte)planes);
        for (var plane = 0; plane < planes; plane++)
            Bytes(values.Select(value => (byte)(value >> (8 * plane))));
    }

    public void Signed(IEnumerable<int> numbers) => Ints(numbers.Select(number => (number << 1) ^ (number >> 31)));

    public void Deltas(IEnumerable<int> numbers)
    {
        var before = 0;
        Signed(numbers.Select(number =>
        {
            var delta = number - before;
            before = number;
            return delta;
        }));
    }

    public void Strings(IEnumerable<string> texts)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(texts.Select(text =>
            text.Contains('\n') ? throw new InvalidDataException($"The name '{text}' holds a line feed.") : text + "\n")));
        Count(bytes.Length);
        Bytes(bytes);
    }
}
