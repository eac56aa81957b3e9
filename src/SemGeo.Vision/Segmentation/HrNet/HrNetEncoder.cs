using SemGeo.Vision.Networks;
using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace SemGeo.Vision.Segmentation.HrNet;

/// <summary>
/// HRNetV2-W48: four resolutions side by side, put together at the highest, a quarter of the image's. Parameters have the names of the public ADE20K checkpoint's
/// encoder: conv1.weight, layer1.0.conv1.weight, transition1.1.0.0.weight, stage2.0.branches.0.0.conv1.weight, stage4.2.fuse_layers.3.0.2.1.bias.
/// </summary>
internal sealed class HrNetEncoder : nn.Module<Tensor, Tensor>
{
    /// <summary>The channels of the output: 48 + 96 + 192 + 384.</summary>
    public const long OutputChannels = 15 * Width;

    private const long Width = 48, StemChannels = 64;

    private static readonly (int Modules, int Branches)[] Stages = [(1, 2), (4, 3), (3, 4)];

    [ComponentName(Name = "conv1")]
    private readonly Conv2d _conv1;

    [ComponentName(Name = "bn1")]
    private readonly BatchNorm2d _bn1;

    [ComponentName(Name = "conv2")]
    private readonly Conv2d _conv2;

    [ComponentName(Name = "bn2")]
    private readonly BatchNorm2d _bn2;

    [ComponentName(Name = "layer1")]
    private readonly Sequential _layer1;

    private readonly nn.Module<Tensor, Tensor>?[][] _transitions = new nn.Module<Tensor, Tensor>?[Stages.Length][];
    private readonly HrNetExchange[][] _stages = new HrNetExchange[Stages.Length][];

    public HrNetEncoder()
        : base(nameof(HrNetEncoder))
    {
        _conv1 = nn.Conv2d(3, StemChannels, 3, 2, 1, 1, PaddingModes.Zeros, 1, false);
        _bn1 = nn.BatchNorm2d(StemChannels);
        _conv2 = nn.Conv2d(StemChannels, StemChannels, 3, 2, 1, 1, PaddingModes.Zeros, 1, false);
        _bn2 = nn.BatchNorm2d(StemChannels);
        const long Widened = StemChannels * Bottleneck.Expansion;
        _layer1 = nn.Sequential([new Bottleneck(StemChannels, StemChannels, 1), .. Enumerable.Range(1, 3).Select(_ => new Bottleneck(Widened, StemChannels, 1))]);
        RegisterComponents();
        long[] channels = [Widened];
        for (var stage = 0; stage < Stages.Length; stage++)
        {
            long[] next = [.. Enumerable.Range(0, Stages[stage].Branches).Select(branch => Width << branch)];
            _transitions[stage] = Transition($"transition{stage + 1}", channels, next);
            var modules = new ModuleNames("stage");
            _stages[stage] = [.. Enumerable.Range(0, Stages[stage].Modules).Select(module => modules.Add(module, new HrNetExchange(next)))];
            register_module($"stage{stage + 2}", modules);
            channels = next;
        }
    }

    /// <summary>Features [n, <see cref="OutputChannels"/>, height / 4, width / 4] of normalised images [n, 3, height, width].</summary>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = _bn1.call(_conv1.call(input)).relu_();
        Tensor[] branches = [_layer1.call(_bn2.call(_conv2.call(x)).relu_())];
        for (var stage = 0; stage < Stages.Length; stage++)
        {
            var before = branches;
            branches = [.. _transitions[stage].Select((transition, branch) => transition is null ? before[branch] : transition.call(before[^1]))];
            foreach (var module in _stages[stage])
                branches = module.call(branches);
        }

        return cat([.. branches.Select(branch => Scaling.To(branch, branches[0].shape[2], branches[0].shape[3]))], 1).MoveToOuterDisposeScope();
    }

    /// <summary>What leads to each resolution of a stage: nothing where it goes on, from the lowest resolution where it is new.</summary>
    private nn.Module<Tensor, Tensor>?[] Transition(string name, long[] before, long[] after)
    {
        var names = new ModuleNames(name);
        var layers = new nn.Module<Tensor, Tensor>?[after.Length];
        for (var branch = 0; branch < after.Length; branch++)
        {
            if (branch >= before.Length)
                layers[branch] = names.Add(branch, nn.Sequential(new ConvNorm(before[^1], after[branch], 3, 2, 1, BatchNormSettings.PyTorch, Activation.ReLU)));
            else if (before[branch] != after[branch])
                layers[branch] = names.Add(branch, new ConvNorm(before[branch], after[branch], 3, 1, 1, BatchNormSettings.PyTorch, Activation.ReLU));
        }

        register_module(name, names);
        return layers;
    }
}
