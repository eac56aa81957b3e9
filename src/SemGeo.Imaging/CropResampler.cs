using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SemGeo.Imaging;

/// <summary>Makes a crop of an image whose rows arrive one by one: antialiased bilinear (Pillow's weights), turned, normalized; keeps no more rows than one output row needs.</summary>
/// <remarks>
/// Blends rows first, then columns, both in single precision and without rounding in between. Pixels are four values wide (red, green, blue, none) until they are written. An
/// object keeps its buffers from one crop to the next; one thread at a time.
/// </remarks>
internal sealed unsafe class CropResampler : IRowSink, IDisposable
{
    private const int Lanes = 4;

    private readonly NativeBuffer<float> _ring = new();
    private readonly NativeBuffer<float> _blended = new();
    private readonly NativeBuffer<float> _columnWeights = new();
    private readonly NativeBuffer<float> _rowWeights = new();
    private readonly NativeBuffer<nint> _taps = new();
    private readonly NativeBuffer<ColumnTaps> _columnTaps = new();
    private ResamplingWeights _columns;
    private ResamplingWeights _rows;
    private CropTarget _target;
    private int _slots;
    private int _rowLength;
    private int _next;

    /// <summary>The first column that is needed.</summary>
    public int Left => _columns.Start;

    /// <summary>One past the last column that is needed.</summary>
    public int Right => _columns.End;

    /// <summary>The first row that is needed.</summary>
    public int Top => _rows.Start;

    /// <summary>One past the last row that is needed.</summary>
    public int Bottom => _rows.End;

    /// <summary>The memory that it holds.</summary>
    public long Bytes => _ring.Bytes + _blended.Bytes + _columnWeights.Bytes + _rowWeights.Bytes + _taps.Bytes + _columnTaps.Bytes;

    /// <summary>The memory that the crop takes which is planned.</summary>
    public long PlannedBytes => sizeof(float) * ((long)_rowLength * (_slots + 1L) + _columns.WeightCount + _rows.WeightCount) + (long)_columns.OutputSize * sizeof(ColumnTaps);

    /// <summary>Plans a crop and allocates nothing that grows with the area of the image; <see cref="Begin()"/> starts it.</summary>
    /// <param name="image">The size of the image that the rows make up.</param>
    /// <param name="box">The part to take, in pixels of that image, within it.</param>
    /// <param name="target">Where the result goes.</param>
    public void Plan(ImageSize image, ImageBox box, in CropTarget target)
    {
        _target = target;
        _columns = new(image.Width, box.Left, box.Width, target.StoredSize.Width);
        _rows = new(image.Height, box.Top, box.Height, target.StoredSize.Height);
        _slots = _rows.Longest;
        // Whole vectors: the blending reads and writes no less.
        _rowLength = checked((Right - Left) * Lanes + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        _next = 0;
    }

    /// <summary>Starts the crop that was planned. Every row from <see cref="Top"/> to <see cref="Bottom"/> is then added once, in order.</summary>
    public void Begin()
    {
        _ring.Reserve((long)_rowLength * _slots);
        _blended.Reserve(_rowLength);
        _taps.Reserve(_slots);
        _columns.CopyTo(_columnWeights.Reserve(_columns.WeightCount));
        _rows.CopyTo(_rowWeights.Reserve(_rows.WeightCount));
        var taps = _columnTaps.Reserve(_columns.OutputSize);
        for (var x = 0; x < _columns.OutputSize; x++)
            taps[x] = new() { Pixels = _blended.Pointer + (_columns.First(x) - Left) * Lanes, Weights = _columnWeights.Pointer + (long)x * _columns.Stride, Count = _columns.Count(x) };
    }

    /// <summary>Adds a row of four bytes a pixel.</summary>
    /// <param name="y">Its number.</param>
    /// <param name="pixels">The pixel of column <see cref="Left"/>; as many as up to <see cref="Right"/> are read.</param>
    public void AddRow(int y, byte* pixels)
    {
        Widen(pixels, Row(y), (Right - Left) * Lanes);
        Emit(y);
    }

    /// <summary>Adds a row of three bytes a pixel.</summary>
    /// <param name="y">Its number.</param>
    /// <param name="row">The whole row.</param>
    public void AddRow(int y, ReadOnlySpan<byte> row)
    {
        var to = Row(y);
        fixed (byte* pixels = row)
        {
            var from = pixels + 3 * Left;
            for (var x = Left; x < Right; x++, from += 3, to += Lanes)
                Vector128.Create((float)from[0], from[1], from[2], 0).Store(to);
        }
        Emit(y);
    }

    /// <summary>Frees the buffers.</summary>
    public void Dispose()
    {
        _ring.Dispose();
        _blended.Dispose();
        _columnWeights.Dispose();
        _rowWeights.Dispose();
        _taps.Dispose();
        _columnTaps.Dispose();
    }

    private float* Row(int y) => _ring.Pointer + (long)(y % _slots) * _rowLength;

    // All output rows whose last input row this is.
    private void Emit(int y)
    {
        for (; _next < _rows.OutputSize && _rows.First(_next) + _rows.Count(_next) <= y + 1; _next++)
        {
            var (first, count) = (_rows.First(_next), _rows.Count(_next));
            var taps = (float**)_taps.Pointer;
            for (var k = 0; k < count; k++)
                taps[k] = Row(first + k);
            Blend(taps, _rowWeights.Pointer + (long)_next * _rows.Stride, count, _blended.Pointer, _rowLength);
            WriteRow(_next);
        }
    }

    private static void Widen(byte* from, float* to, int count)
    {
        var i = 0;
        for (; i <= count - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector.Widen(Vector.Load(from + i), out var low, out var high);
            Vector.Widen(low, out var first, out var second);
            Vector.Widen(high, out var third, out var fourth);
            Vector.ConvertToSingle(first.As<uint, int>()).Store(to + i);
            Vector.ConvertToSingle(second.As<uint, int>()).Store(to + i + Vector<float>.Count);
            Vector.ConvertToSingle(third.As<uint, int>()).Store(to + i + 2 * Vector<float>.Count);
            Vector.ConvertToSingle(fourth.As<uint, int>()).Store(to + i + 3 * Vector<float>.Count);
        }
        for (; i < count; i++)
            to[i] = from[i];
    }

    // The weighted sum of some rows, four vectors at a time.
    private static void Blend(float** rows, float* weights, int count, float* sum, int length)
    {
        var width = Vector<float>.Count;
        var i = 0;
        for (; i <= length - 4 * width; i += 4 * width)
        {
            var weight = Vector.Create(weights[0]);
            var row = rows[0] + i;
            var (a, b, c, d) = (weight * Vector.Load(row), weight * Vector.Load(row + width), weight * Vector.Load(row + 2 * width), weight * Vector.Load(row + 3 * width));
            for (var k = 1; k < count; k++)
            {
                weight = Vector.Create(weights[k]);
                row = rows[k] + i;
                a = Vector.MultiplyAddEstimate(weight, Vector.Load(row), a);
                b = Vector.MultiplyAddEstimate(weight, Vector.Load(row + width), b);
                c = Vector.MultiplyAddEstimate(weight, Vector.Load(row + 2 * width), c);
                d = Vector.MultiplyAddEstimate(weight, Vector.Load(row + 3 * width), d);
            }
            a.Store(sum + i);
            b.Store(sum + i + width);
            c.Store(sum + i + 2 * width);
            d.Store(sum + i + 3 * width);
        }
        for (; i < length; i += width)
        {
            var a = Vector.Create(weights[0]) * Vector.Load(rows[0] + i);
            for (var k = 1; k < count; k++)
                a = Vector.MultiplyAddEstimate(Vector.Create(weights[k]), Vector.Load(rows[k] + i), a);
            a.Store(sum + i);
        }
    }

    private void WriteRow(int y)
    {
        var target = _target.Origin + y * _target.StepY;
        var taps = new Span<ColumnTaps>(_columnTaps.Pointer, _columns.OutputSize);
        if (_target.Bytes != null)
        {
            WriteBytes(taps, _target.Bytes + target);
        }
        else if (_target.StepX is 3 or -3)
        {
            WriteAlong(_columnTaps.Pointer, taps.Length, target);
        }
        else
        {
            foreach (ref var tap in taps)
            {
                WritePixel(Vector128.MultiplyAddEstimate(Gather(ref tap), _target.Gain, _target.Offset), _target.Floats + target);
                target += _target.StepX;
            }
        }
    }

    private void WriteBytes(Span<ColumnTaps> taps, byte* to)
    {
        foreach (ref var tap in taps)
        {
            var value = Vector128.ConvertToInt32(Vector128.Clamp(Gather(ref tap), Vector128<float>.Zero, Vector128.Create(255f)) + Vector128.Create(0.5f));
            (to[0], to[1], to[2]) = ((byte)value[0], (byte)value[1], (byte)value[2]);
            to += _target.StepX;
        }
    }

    // Left to right in memory, whether the image runs along or against it. The fourth lane goes where the next pixel is written afterwards; the last pixel has none.
    private void WriteAlong(ColumnTaps* taps, int n, nint target)
    {
        var step = _target.StepX > 0 ? 1 : -1;
        var to = _target.Floats + (step > 0 ? target : target - 3 * (n - 1));
        var (gain, offset) = (_target.Gain, _target.Offset);
        if (step < 0)
            taps += n - 1;
        for (var i = 0; i < n - 1; i++, taps += step, to += 3)
            Vector128.MultiplyAddEstimate(Gather(ref *taps), gain, offset).Store(to);
        WritePixel(Vector128.MultiplyAddEstimate(Gather(ref *taps), gain, offset), to);
    }

    private static void WritePixel(Vector128<float> value, float* to) => (to[0], to[1], to[2]) = (value[0], value[1], value[2]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Gather(ref ColumnTaps taps)
    {
        var (pixels, weights, count) = ((nint)taps.Pixels, (nint)taps.Weights, taps.Count);
        var (first, second) = (Vector128.Load((float*)pixels) * *(float*)weights, Vector128<float>.Zero);
        var k = 1;
        // Two sums, so that one does not wait for the other.
        for (; k + 1 < count; k += 2)
        {
            second = Vector128.MultiplyAddEstimate(Vector128.Load((float*)pixels + k * Lanes), Vector128.Create(((float*)weights)[k]), second);
            first = Vector128.MultiplyAddEstimate(Vector128.Load((float*)pixels + (k + 1) * Lanes), Vector128.Create(((float*)weights)[k + 1]), first);
        }
        if (k < count)
            second = Vector128.MultiplyAddEstimate(Vector128.Load((float*)pixels + k * Lanes), Vector128.Create(((float*)weights)[k]), second);
        return first + second;
    }

    /// <summary>What an output pixel of a row is made of.</summary>
    private struct ColumnTaps
    {
        public float* Pixels;
        public float* Weights;
        public int Count;
    }
}
