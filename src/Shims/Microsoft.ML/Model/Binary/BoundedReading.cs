using System.Runtime.InteropServices;

namespace Microsoft.ML.Data;

/// <summary>Reading of counts that a file announces: memory grows with what is really there.</summary>
internal static class BoundedReading
{
    private const int FirstChunkBytes = 1 << 16;

    /// <exception cref="EndOfStreamException">The stream is too short.</exception>
    public static unsafe T[] ReadArray<T>(this BinaryReader reader, int count)
        where T : unmanaged
    {
        var items = new T[Math.Min(count, Math.Max(1, FirstChunkBytes / sizeof(T)))];
        for (var done = 0; done < count; done = items.Length)
        {
            if (done > 0)
                Array.Resize(ref items, (int)Math.Min(count, 2L * done));
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(items.AsSpan(done)));
        }

        return items;
    }
}
