using System.Runtime.InteropServices;
using SemGeo.Vision.Weights;

namespace SemGeo.Vision.Tests.Networks;

/// <summary>Frozen outputs of torchvision.</summary>
internal static class GoldenTensors
{
    /// <summary>The tensors of a file by name.</summary>
    public static Dictionary<string, float[]> Read(string file)
    {
        using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Golden", file));
        var reader = new SafeTensorsReader(stream);
        var tensors = new Dictionary<string, float[]>();
        while (reader.MoveNext() is { } tensor)
        {
            var values = new float[tensor.ByteLength / sizeof(float)];
            reader.Read(MemoryMarshal.AsBytes(values.AsSpan()));
            tensors.Add(tensor.Name, values);
        }

        return tensors;
    }

    /// <summary>Compares within 1e-4 of the largest value.</summary>
    public static void AssertClose(float[] expected, ReadOnlySpan<float> actual)
    {
        Assert.HasCount(expected.Length, actual.ToArray());
        var scale = expected.Max(Math.Abs);
        var difference = expected.Zip(actual.ToArray(), (e, a) => Math.Abs(e - a)).Max() / scale;
        Assert.IsLessThan(1e-4f, difference, $"largest difference relative to the largest value {scale}");
    }
}
