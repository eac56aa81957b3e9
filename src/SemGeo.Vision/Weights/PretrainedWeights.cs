using SemGeo.Validation;

namespace SemGeo.Vision.Weights;

/// <summary>Weights of a file that training starts from.</summary>
/// <remarks>
/// Read are safetensors and PyTorch files (.pt, .pth, .ckpt), told apart by their content. A PyTorch file is read by a reader that knows tensors and plain containers alone: nothing in it is
/// run, and whatever else it holds is refused by name. Names of parameters may be torchvision's, our own, those of the authors' PyTorch Lightning checkpoints, and
/// efficientnet_pytorch's (for the "tf_efficientnet" backbones).
/// </remarks>
public sealed class PretrainedWeights
{
    /// <summary>The file.</summary>
    public string Path { get; set; } = "";

    /// <summary>Whether the heads are loaded too: the file's heads must have as many cells as the partitionings, and their cells must be the same in the same order, which no file tells. Heads that come in the
    /// order coarse to fine, as the authors' do, are turned round.</summary>
    /// <value>False starts with new heads, and leaves those of the file. The default value is false.</value>
    public bool KeepHeads { get; set; }

    /// <summary>Whether a file is loaded that lacks some of the network's tensors, or has others or of other shapes: what fits is loaded, all else is reported.</summary>
    /// <value>False makes it an error. The default value is false.</value>
    public bool AllowPartial { get; set; }

    /// <summary>Checks all options at once.</summary>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public void Validate()
    {
        var errors = new OptionErrors(nameof(PretrainedWeights));
        errors.Require(!string.IsNullOrWhiteSpace(Path), "Path is empty, it must name a file of weights.");
        errors.ThrowIfAny();
    }

    /// <summary>A copy that later changes of the original do not reach.</summary>
    public PretrainedWeights Copy() => (PretrainedWeights)MemberwiseClone();
}
