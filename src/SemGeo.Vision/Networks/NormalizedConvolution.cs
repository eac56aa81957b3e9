using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemGeo.Vision.Networks;

/// <summary>
/// A convolution, its batch normalisation and an activation. For predictions the normalisation can be folded into the convolution, since its statistics are constants then:
/// g (w*x - m) / sqrt(v + e) + b = (g / sqrt(v + e) w)*x + (b - g m / sqrt(v + e)). Fewer passes over memory, for a second copy of the weights.
/// </summary>
/// <remarks>It is no module: its two layers are registered by whoever has them, under the names of torchvision. The folded weights are used in evaluation, without gradients, in single precision.</remarks>
/// <param name="convolution">The convolution.</param>
/// <param name="normalization">What normalises its output.</param>
/// <param name="activation">What follows.</param>
internal sealed class NormalizedConvolution(Convolution convolution, BatchNorm2d normalization, Activation activation = Activation.None)
{
    private FoldedConvolution? _folded;

    /// <summary>The normalised and activated convolution of <paramref name="input"/>. The caller disposes it.</summary>
    public Tensor Call(Tensor input)
    {
        if (UsesFolded(input))
            return _folded!.Call(input, activation);

        // What was convolved is let go at once: without gradients nobody needs it, with them autograd keeps its own reference.
        using var convolved = convolution.call(input);
        return activation.Apply(normalization.call(convolved));
    }

    /// <summary>The same of an input that nobody else needs: it is disposed.</summary>
    public Tensor CallOnce(Tensor input)
    {
        using (input)
            return Call(input);
    }

    /// <summary>The end of a block: max(0, the normalised convolution + the block's shortcut).</summary>
    /// <param name="input">What is convolved; nobody else needs it: it is disposed.</param>
    /// <param name="shortcut">What is added. Folded, the sum may take its memory: it is the input of a block whose other layers are done with it, or was computed from that.</param>
    /// <returns>The sum. The caller disposes it.</returns>
    public Tensor CallOnceAndAdd(Tensor input, Tensor shortcut)
    {
        using (input)
            return UsesFolded(input) ? _folded!.AddReLU(input, shortcut) : Activations.AddReLU(Call(input), shortcut);
    }

    /// <summary>Makes folded weights of the present ones; <see cref="Unfold"/> frees them.</summary>
    public void Fold()
    {
        Unfold();
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var scale = normalization.weight!.to_type(ScalarType.Float64) / (normalization.running_var!.to_type(ScalarType.Float64) + normalization.eps).sqrt();
        var offsets = normalization.bias! - normalization.running_mean! * scale;
        if (convolution.bias is { } bias)
            offsets += bias * scale;
        var type = convolution.weight.dtype;
        var weights = (convolution.weight * scale.view(-1, 1, 1, 1)).to_type(type).DetachFromDisposeScope();
        _folded = new FoldedConvolution(convolution.Shape, weights, offsets.to_type(type).DetachFromDisposeScope());
    }

    /// <summary>Frees the folded weights: they are not those of the network any more, or nobody predicts.</summary>
    public void Unfold()
    {
        _folded?.Free();
        _folded = null;
    }

    private bool UsesFolded(Tensor input) => _folded is { } folded && folded.Fits(input) && !normalization.training && !is_grad_enabled();
}

/// <summary>A module that has convolutions whose normalisations can be folded into them for predictions.</summary>
internal interface IFoldable
{
    /// <summary>The convolutions; without those of its children.</summary>
    IEnumerable<NormalizedConvolution> Normalized { get; }
}
