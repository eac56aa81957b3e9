using System.Numerics;

namespace SemGeo.Concepts.Influence;

/// <summary>A set of an image's pixels, a bit each; every row begins with a word of its own. Bits beyond the width are never set.</summary>
internal sealed class PixelSet
{
    private const int WordBits = 64;

    private readonly ulong[] _words;
    private readonly int _rowWords;

    public PixelSet(int width, int height)
    {
        Width = width;
        Height = height;
        _rowWords = (width + WordBits - 1) / WordBits;
        _words = new ulong[(long)_rowWords * height];
    }

    public int Width { get; }

    public int Height { get; }

    public long Count
    {
        get
        {
            var count = 0L;
            foreach (var word in _words)
                count += BitOperations.PopCount(word);
            return count;
        }
    }

    public bool this[int x, int y] => (_words[y * _rowWords + x / WordBits] >> (x % WordBits) & 1) != 0;

    public void Add(int x, int y) => _words[y * _rowWords + x / WordBits] |= 1UL << (x % WordBits);

    /// <summary>Adds the pixels x to x + length - 1 of a row.</summary>
    public void AddRun(int x, int y, int length)
    {
        for (var end = x + length; x < end;)
        {
            var inWord = Math.Min(WordBits - x % WordBits, end - x);
            _words[y * _rowWords + x / WordBits] |= (ulong.MaxValue >> (WordBits - inWord)) << (x % WordBits);
            x += inWord;
        }
    }

    /// <summary>The number of pixels that both sets hold.</summary>
    public long CountCommon(PixelSet other)
    {
        var count = 0L;
        for (var i = 0; i < _words.Length; i++)
            count += BitOperations.PopCount(_words[i] & other._words[i]);
        return count;
    }

    /// <summary>Enlarges the set by all pixels within a square of 2 x radius + 1 about one of its own.</summary>
    public void Dilate(int radius)
    {
        // A square is a row of pixels grown up and down, and reach doubles with each step.
        var right = (ulong[])_words.Clone();
        Grow(Math.Min(radius, Width), step => ShiftRows(right, step, Right));
        Grow(Math.Min(radius, Width), step => ShiftRows(_words, step, Left));
        Unite(right);
        var down = (ulong[])_words.Clone();
        Grow(Math.Min(radius, Height), step => MoveDown(down, step));
        Grow(Math.Min(radius, Height), step => MoveUp(_words, step));
        Unite(down);
    }

    private static void Grow(int radius, Action<int> enlarge)
    {
        for (var reach = 0; reach < radius;)
        {
            var step = Math.Min(reach + 1, radius - reach);
            enlarge(step);
            reach += step;
        }
    }

    private delegate void RowShift(Span<ulong> row, int words, int bits);

    private void ShiftRows(ulong[] words, int step, RowShift shift)
    {
        for (var start = 0; start < words.Length; start += _rowWords)
        {
            var row = words.AsSpan(start, _rowWords);
            shift(row, step / WordBits, step % WordBits);
            if (Width % WordBits != 0)
                row[^1] &= (1UL << (Width % WordBits)) - 1;
        }
    }

    // Each word takes in what a step moves into it; the words it takes from have not changed yet.
    private static void Right(Span<ulong> row, int words, int bits)
    {
        for (var i = row.Length - 1; i >= words; i--)
        {
            var moved = row[i - words] << bits;
            if (bits > 0 && i > words)
                moved |= row[i - words - 1] >> (WordBits - bits);
            row[i] |= moved;
        }
    }

    private static void Left(Span<ulong> row, int words, int bits)
    {
        for (var i = 0; i < row.Length - words; i++)
        {
            var moved = row[i + words] >> bits;
            if (bits > 0 && i + words + 1 < row.Length)
                moved |= row[i + words + 1] << (WordBits - bits);
            row[i] |= moved;
        }
    }

    private void MoveDown(ulong[] words, int step)
    {
        for (var i = words.Length - 1; i >= step * _rowWords; i--)
            words[i] |= words[i - step * _rowWords];
    }

    private void MoveUp(ulong[] words, int step)
    {
        for (var i = 0; i < words.Length - step * _rowWords; i++)
            words[i] |= words[i + step * _rowWords];
    }

    private void Unite(ulong[] words)
    {
        for (var i = 0; i < words.Length; i++)
            _words[i] |= words[i];
    }
}
