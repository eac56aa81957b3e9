namespace SemGeo.Vision.Input;

/// <summary>Shuffles a sequence that may be longer than memory: rows are held back, and each that leaves is drawn at random from those held.</summary>
internal static class ShuffleBuffer
{
    /// <param name="examples">The sequence.</param>
    /// <param name="capacity">Rows held at most; 1 keeps the order.</param>
    /// <param name="byteCapacity">Bytes of images held at most (one row is always held).</param>
    /// <param name="random">Decides the order alone.</param>
    public static IEnumerable<PhotoExample> Shuffle(IEnumerable<PhotoExample> examples, int capacity, long byteCapacity, PhotoRandom random)
    {
        var held = new List<PhotoExample>();
        long bytes = 0;
        foreach (var example in examples)
        {
            held.Add(example);
            bytes += Size(example);
            while (held.Count >= capacity || (held.Count > 1 && bytes > byteCapacity))
                yield return Draw();
        }
        while (held.Count > 0)
            yield return Draw();

        PhotoExample Draw()
        {
            var index = random.NextInt(held.Count);
            var example = held[index];
            held[index] = held[^1];
            held.RemoveAt(held.Count - 1);
            bytes -= Size(example);
            return example;
        }
    }

    /// <summary>What is left after the first <paramref name="count"/>.</summary>
    public static IEnumerable<PhotoExample> SkipLong(this IEnumerable<PhotoExample> examples, long count)
    {
        foreach (var example in examples)
        {
            if (count-- <= 0)
                yield return example;
        }
    }

    private static long Size(PhotoExample example) => Math.Max(example.Bytes.Length, example.EncodedLength) + (example.Image?.Pixels.Length ?? 0);
}
