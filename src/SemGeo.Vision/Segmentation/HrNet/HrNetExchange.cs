using SemGeo.Vision.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemGeo.Vision.Segmentation.HrNet;

/// <summary>
/// A module of HRNet (Wang et al., "Deep High-Resolution Representation Learning for Visual Recognition", 2020): each resolution goes through four basic blocks,
/// then every resolution takes in all others, scaled to its size.
/// </summary>
internal sealed class HrNetExchange : nn.Module<Tensor[], Tensor[]>
{
    private const int Blocks = 4;

    private readonly Sequential[] _branches;
    private readonly nn.Module<Tensor, Tensor>?[][] _exchange;

    /// <param name="channels">The channels of each resolution, high to low, each half the one before.</param>
    public HrNetExchange(params long[] channels)
        : base(nameof(HrNetExchange))
    {
        var branches = new ModuleNames("branches");
        var rows = new ModuleNames("fuse_layers");
        _branches = new Sequential[channels.Length];
        _exchange = new nn.Module<Tensor, Tensor>?[channels.Length][];
        for (var to = 0; to < channels.Length; to++)
        {
            _branches[to] = branches.Add(to, nn.Sequential([.. Enumerable.Range(0, Blocks).Select(_ => new BasicBlock(channels[to], channels[to], 1))]));
            var row = new ModuleNames("row");
            _exchange[to] = new nn.Module<Tensor, Tensor>?[channels.Length];
            for (var from = 0; from < channels.Length; from++)
            {
                if (from != to)
                    _exchange[to][from] = row.Add(from, from > to ? Match(channels[from], channels[to]) : Down(channels[from], channels[to], to - from));
            }

            rows.Add(to, row);
        }

        register_module("branches", branches);
        register_module("fuse_layers", rows);
    }

    public override Tensor[] forward(Tensor[] input)
    {
        using var scope = NewDisposeScope();
        var own = input.Select((x, branch) => _branches[branch].call(x)).ToArray();
        return [.. own.Select((x, to) => Exchange(own, to).relu_().MoveToOuterDisposeScope())];
    }

    private Tensor Exchange(Tensor[] own, int to)
    {
        var sum = own[to];
        for (var from = 0; from < own.Length; from++)
        {
            if (_exchange[to][from] is { } layer)
                sum = sum + Scaling.To(layer.call(own[from]), own[to].shape[2], own[to].shape[3]);
        }

        return sum;
    }

    private static nn.Module<Tensor, Tensor> Match(long channels, long width) => new ConvNorm(channels, width, 1, 1, 1, BatchNormSettings.PyTorch, Activation.None);

    /// <summary>Halves the resolution several times; the channels change in the last step, which has no activation.</summary>
    private static nn.Module<Tensor, Tensor> Down(long channels, long width, int steps) => nn.Sequential([.. Enumerable.Range(1, steps).Select(step =>
        step < steps
            ? new ConvNorm(channels, channels, 3, 2, 1, BatchNormSettings.PyTorch, Activation.ReLU)
            : new ConvNorm(channels, width, 3, 2, 1, BatchNormSettings.PyTorch, Activation.None))]);
}
