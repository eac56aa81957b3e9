using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What convolutions have in common.</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    /// <summary>Channels of the input.</summary>
    protected long input_channels;

    internal Convolution(string name, long inputChannels)
        : base(name)
    {
        input_channels = inputChannels;
    }

    /// <summary>True for an input with the right number of dimensions and channels, with or without a batch dimension.</summary>
    protected bool ValidateShape(Tensor input, long dimensions)
    {
        var shape = input.shape;
        return (shape.Length == dimensions + 2 && shape[1] == input_channels) || (shape.Length == dimensions + 1 && shape[0] == input_channels);
    }
}
