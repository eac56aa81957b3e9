using SemGeo.Vision.Networks;
using TorchSharp;

namespace SemGeo.Vision.Tests.Training;

/// <summary>A backbone without weights whose three features are the mean red, green and blue of a photo: what training does to a head can be computed by hand.</summary>
internal sealed class MeanColour() : Backbone(nameof(MeanColour), 3)
{
    public override torch.Tensor forward(torch.Tensor input) => input.mean(new long[] { 2, 3 });
}
