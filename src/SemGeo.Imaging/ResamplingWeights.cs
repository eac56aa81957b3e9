namespace SemGeo.Imaging;

/// <summary>Which input pixels an output pixel of one axis is made of, and their weights in fixed point.</summary>
/// <remarks>
/// Pillow's antialiased bilinear filter: a triangle of half-width max(1, scale) around the centre of the output pixel, cut at the image's edges and normalised
/// to 1; the weights are rounded to <see cref="Precision"/> bits.
/// </remarks>
internal readonly struct ResamplingWeights
{
    /// <summary>Bits behind the binary point: 32 less 8 for the values and 2 to spare.</summary>
    public const int Precision = 22;

    private readonly int[] _first;
    private readonly int[] _count;
    private readonly int[] _weights;
    private readonly int _stride;

    public ResamplingWeights(int inputSize, double inputFirst, double inputLength, int outputSize)
    {
        var scale = inputLength / outputSize;
        var support = Math.Max(scale, 1);
        _stride = Math.Min(inputSize, (int)Math.Ceiling(support) * 2 + 1);
        _first = new int[outputSize];
        _count = new int[outputSize];
        _weights = new int[outputSize * _stride];
        var raw = new double[_stride];
        for (var i = 0; i < outputSize; i++)
        {
            var center = inputFirst + (i + 0.5) * scale;
            var low = Math.Clamp((int)(center - support + 0.5), 0, inputSize - 1);
            var high = Math.Clamp((int)(center + support + 0.5), low + 1, Math.Min(inputSize, low + _stride));
            _first[i] = low;
            _count[i] = high - low;
            var sum = 0.0;
            for (var k = 0; k < high - low; k++)
                sum += raw[k] = Math.Max(0, 1 - Math.Abs((low + k - center + 0.5) * (1 / support)));
            for (var k = 0; k < high - low; k++)
                _weights[i * _stride + k] = (int)(0.5 + (sum > 0 ? raw[k] / sum : 1.0 / (high - low)) * (1 << Precision));
        }
    }

    public int OutputSize => _first.Length;

    /// <summary>From the weights of one output pixel to those of the next in <see cref="CopyTo"/>.</summary>
    public int Stride => _stride;

    /// <summary>How many weights there are, those that fill up each output pixel's <see cref="Stride"/> included.</summary>
    public int WeightCount => _weights.Length;

    /// <summary>The most input pixels that an output pixel is made of.</summary>
    public int Longest => _count.Max();

    /// <summary>The first input pixel that is used at all.</summary>
    public int Start => _first[0];

    /// <summary>One past the last input pixel that is used at all.</summary>
    public int End => _first[^1] + _count[^1];

    public int First(int output) => _first[output];

    public int Count(int output) => _count[output];

    public ReadOnlySpan<int> Weights(int output) => _weights.AsSpan(output * _stride, _count[output]);

    /// <summary>Writes the weights as fractions of 1.</summary>
    public unsafe void CopyTo(float* target)
    {
        for (var i = 0; i < _weights.Length; i++)
            target[i] = _weights[i] * (1f / (1 << Precision));
    }
}
