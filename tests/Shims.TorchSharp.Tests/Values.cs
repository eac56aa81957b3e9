using System.Text.Json;
using static TorchSharp.torch;

namespace Shims.TorchSharp.Tests;

/// <summary>Compares tensors with numbers.</summary>
internal static class Values
{
    private static readonly Lazy<Dictionary<string, float[]>> Golden = new(() =>
        JsonSerializer.Deserialize<Dictionary<string, float[]>>(File.ReadAllText("Golden/reference.json"))!);

    /// <summary>What PyTorch computed (Golden/make_reference.py).</summary>
    internal static float[] Reference(string name) => Golden.Value[name];

    /// <summary>sin(0.7 i + phase) in row-major order, as in make_reference.py.</summary>
    internal static Tensor Wave(long[] shape, double phase = 0)
    {
        var values = new float[shape.Aggregate(1L, (product, size) => product * size)];
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)Math.Sin((i * 0.7) + phase);
        return tensor(values, shape);
    }

    internal static float[] Floats(Tensor tensor) => tensor.to(ScalarType.Float32).data<float>().ToArray();

    internal static long[] Longs(Tensor tensor) => tensor.to(ScalarType.Int64).data<long>().ToArray();

    internal static void AreClose(ReadOnlySpan<float> expected, Tensor actual, double tolerance = 1e-5, string? what = null)
    {
        var values = Floats(actual.reshape(-1));
        Assert.HasCount(expected.Length, values, what);
        for (var i = 0; i < values.Length; i++)
            Assert.AreEqual(expected[i], values[i], tolerance, $"{what} element {i}");
    }

    internal static void IsReference(string name, Tensor actual, double tolerance = 1e-5) => AreClose(Reference(name), actual, tolerance, name);
}
