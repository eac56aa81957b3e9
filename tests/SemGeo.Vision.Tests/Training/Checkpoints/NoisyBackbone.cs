using SemGeo.Vision.Networks;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace SemGeo.Vision.Tests.Training.Checkpoints;

/// <summary>A small backbone with everything that a resumed run has to bring back: convolution, batch normalisation with its statistics, torch's own dropout.</summary>
internal sealed class NoisyBackbone : Backbone
{
    [ComponentName(Name = "conv")]
    private readonly Conv2d _conv = nn.Conv2d(3, 8, 3, 4);

    [ComponentName(Name = "norm")]
    private readonly BatchNorm2d _norm = nn.BatchNorm2d(8);

    [ComponentName(Name = "dropout")]
    private readonly Dropout _dropout = nn.Dropout(0.5);

    public NoisyBackbone()
        : base(nameof(NoisyBackbone), 8)
        => RegisterComponents();

    public override Tensor forward(Tensor input) => _dropout.call(_norm.call(_conv.call(input)).relu().mean(new long[] { 2, 3 }));
}
