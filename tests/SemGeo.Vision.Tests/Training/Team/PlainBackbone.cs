using SemGeo.Vision.Networks;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace SemGeo.Vision.Tests.Training.Team;

/// <summary>A small backbone without batch normalisation and dropout: how a batch is parted changes nothing but rounding.</summary>
internal sealed class PlainBackbone : Backbone
{
    [ComponentName(Name = "conv")]
    private readonly Conv2d _conv = nn.Conv2d(3, 8, 3, 4);

    public PlainBackbone()
        : base(nameof(PlainBackbone), 8)
        => RegisterComponents();

    public override Tensor forward(Tensor input) => _conv.call(input).relu().mean(new long[] { 2, 3 });
}
