using SemGeo.Geography;

namespace SemGeo.Vision.Input;

/// <summary>The arrays of one batch.</summary>
internal sealed class BatchBuffers(int capacity, int crops, InputShape shape, int heads)
{
    public int Crops { get; } = crops;

    public InputShape Shape { get; } = shape;

    public int Heads { get; } = heads;

    /// <summary>The values of all crops of one image.</summary>
    public int ImageLength { get; } = crops * shape.Length;

    public float[] Pixels { get; } = GC.AllocateUninitializedArray<float>(checked(capacity * crops * shape.Length));

    public int[] Labels { get; } = new int[capacity * heads];

    public long[] Rows { get; } = new long[capacity];

    public GeoCoordinate[] Coordinates { get; } = new GeoCoordinate[capacity];

    public Span<float> Image(int index) => Pixels.AsSpan(index * ImageLength, ImageLength);

    /// <summary>Moves an image and what belongs to it to a lower place, over one that is not wanted.</summary>
    public void Move(int from, int to)
    {
        if (from == to)
            return;
        Image(from).CopyTo(Image(to));
        Labels.AsSpan(from * Heads, Heads).CopyTo(Labels.AsSpan(to * Heads, Heads));
        Rows[to] = Rows[from];
        Coordinates[to] = Coordinates[from];
    }
}
