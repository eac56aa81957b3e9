using System.Runtime.InteropServices;
using System.Text.Json;
using SemGeo.Geography;
using SemGeo.Vision.Training.Losses;
using static TorchSharp.torch;

namespace SemGeo.Vision.Tests.Training.Losses;

/// <summary>The frozen values of Golden/losses.json.</summary>
internal static class LossGolden
{
    public static readonly JsonElement Root = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", "losses.json"))).RootElement;

    public static readonly GeoCoordinate[] Cells = Coordinates("cells"), Photos = Coordinates("photos");

    public static readonly HeadTarget[] Targets =
        [.. Root.GetProperty("labels").EnumerateArray().Zip(Photos, (label, photo) => new HeadTarget(label.GetInt32(), photo))];

    public static double[] Numbers(params string[] path)
        => [.. path.Aggregate(Root, (element, name) => element.GetProperty(name)).EnumerateArray().Select(number => number.GetDouble())];

    /// <summary>The logits [4, 6], of which gradients are taken.</summary>
    public static Tensor Logits() => tensor(Numbers("logits").Select(number => (float)number).ToArray()).view(4, 6).requires_grad_();

    public static double[] Values(Tensor tensor)
        => MemoryMarshal.Cast<byte, double>(tensor.detach().to_type(ScalarType.Float64).contiguous().bytes).ToArray();

    public static void AssertNear(double[] expected, Tensor actual, double tolerance)
    {
        var values = Values(actual);
        Assert.HasCount(expected.Length, values);
        for (var i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], values[i], tolerance * Math.Max(1, Math.Abs(expected[i])), $"value {i}");
    }

    private static GeoCoordinate[] Coordinates(string name) => [.. Numbers(name).Chunk(2).Select(pair => new GeoCoordinate(pair[0], pair[1]))];
}
