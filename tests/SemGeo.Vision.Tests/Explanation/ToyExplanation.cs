using System.Runtime.InteropServices;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Networks;
using SemGeo.Vision.Tests.Training;
using TorchSharp;

namespace SemGeo.Vision.Tests.Explanation;

/// <summary>Networks whose explanations can be computed by hand.</summary>
internal static class ToyExplanation
{
    public const int Pixels = ToyTraining.Size * ToyTraining.Size;

    /// <summary>Logit of a cell = its weights times the mean colour.</summary>
    public static GeoModel Linear(params float[][] weights) => Create(new MeanColour(), weights);

    /// <summary>Logit of a cell = its weights times max(0, mean colour - 0.5).</summary>
    public static GeoModel Rectified(params float[][] weights) => Create(new ColourAboveHalf(), weights);

    /// <summary>The linear one, which is watched at each pass through it.</summary>
    public static GeoModel Watched(Action<torch.Tensor> seen, params float[][] weights) => Create(new WatchedColour(seen), weights);

    /// <summary>A photo of one colour as a network takes it.</summary>
    public static float[] Photo(float red, float green, float blue)
    {
        var pixels = new float[3 * Pixels];
        for (var i = 0; i < pixels.Length; i += 3)
            (pixels[i], pixels[i + 1], pixels[i + 2]) = (red, green, blue);
        return pixels;
    }

    private static GeoModel Create(Backbone backbone, float[][] weights)
    {
        using var scope = torch.NewDisposeScope();
        var network = new GeoNetwork(backbone, [weights.Length]);
        using (torch.no_grad())
        {
            foreach (var (name, parameter) in network.named_parameters())
            {
                torch.nn.init.zeros_(parameter);
                if (name.EndsWith("weight", StringComparison.Ordinal))
                    MemoryMarshal.AsBytes(weights.SelectMany(row => row).ToArray().AsSpan()).CopyTo(parameter.bytes);
            }
        }

        return GeoModel.Wrap(ToyTraining.Spec(weights.Length), network, GeoDevice.Cpu, threads: 1);
    }

    private sealed class WatchedColour(Action<torch.Tensor> seen) : Backbone(nameof(WatchedColour), 3)
    {
        public override torch.Tensor forward(torch.Tensor input)
        {
            seen(input);
            return input.mean(new long[] { 2, 3 });
        }
    }

    private sealed class ColourAboveHalf() : Backbone(nameof(ColourAboveHalf), 3)
    {
        public override torch.Tensor forward(torch.Tensor input) => (input.mean(new long[] { 2, 3 }) - 0.5).relu();
    }
}
