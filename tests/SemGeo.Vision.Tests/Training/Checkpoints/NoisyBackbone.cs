using SemGeo.Vision.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemGeo.Vision.Tests.Training.Checkpoints;

/// <summary>A small backbone with everything that a resumed run has to bring back: convolution, batch normalisation with its statistics, torch's own dropout.</summary>
internal sealed class NoisyBackbone : Backbone
{
    private readonly Conv2d _conv;
    private readonly BatchNorm2d _norm;
    private readonly Dropout _dropout;

    public NoisyBackbone()
        : base(nameof(NoisyBackbone), 8)
    {
        _conv = nn.Conv2d(3, 8, 3, 4);
        _norm = nn.BatchNorm2d(8);
        _dropout = nn.Dropout(0.5);
        register_module("conv", _conv);
        register_module("norm", _norm);
        register_module("dropout", _dropout);
    }

    public override Tensor forward(Tensor input) => _dropout.call(_norm.call(_conv.call(input)).relu().mean(new long[] { 2, 3 }));
}
