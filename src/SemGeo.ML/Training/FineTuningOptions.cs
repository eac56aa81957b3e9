using SemGeo.ML.Scoring;
using SemGeo.Validation;

namespace SemGeo.ML.Training;

/// <summary>What a training starts from instead of random weights: a model of one's own, ImageNet's weights, a checkpoint of the authors.</summary>
/// <remarks>
/// <para>From a model that was saved, the backbone is taken over whole and must be the same. A head takes over from the head of the same name: cells are matched by their location ids; cells
/// that the saved head lacks begin with random weights (the head is extended), cells that are no longer wanted are dropped. A head without a namesake, and every one of <see cref="ReplaceHeads"/>, begins
/// anew.</para>
/// <para>A weight file knows neither levels nor locations, so heads begin anew unless <see cref="KeepHeads"/> is set. Read are safetensors and PyTorch files, whose names of parameters may be torchvision's, our own,
/// those of the authors' PyTorch Lightning checkpoints, and efficientnet_pytorch's (for the "tf_efficientnet" backbones). A PyTorch file is read by a reader that knows tensors and plain
/// containers alone: nothing in it is run, and whatever else it holds is refused by name. What was loaded is in <see cref="MultiHeadGeoTransformer.StartedFrom"/>.</para>
/// </remarks>
public sealed class FineTuningOptions
{
    private static readonly string[] WeightExtensions = [".safetensors", ".pt", ".pth", ".ckpt", ".bin"];

    /// <summary>A weight file, known by its ending (.safetensors, .pt, .pth, .ckpt or .bin); any other file is a model that was saved.</summary>
    /// <value>Not empty.</value>
    public string Path { get; set; } = "";

    /// <summary>The names of the levels whose heads begin anew.</summary>
    /// <value>The default value is empty.</value>
    public IReadOnlyList<string> ReplaceHeads { get; set; } = [];

    /// <summary>Of a weight file: whether its heads are loaded too. They must have as many cells as the levels, and the cells must be the same in the same order, which no file tells. Heads that come in the
    /// order coarse to fine, as the authors' do, are turned round.</summary>
    /// <value>False starts with new heads, and leaves those of the file. The default value is false.</value>
    public bool KeepHeads { get; set; }

    /// <summary>Of a weight file: whether it is loaded though it lacks some of the network's tensors, or has others or of other shapes: what fits is loaded, all else is reported.</summary>
    /// <value>False makes it an error that names them. The default value is false.</value>
    public bool AllowPartial { get; set; }

    /// <summary>Whether <see cref="Path"/> names a weight file.</summary>
    internal bool IsWeightFile => WeightExtensions.Contains(System.IO.Path.GetExtension(Path), StringComparer.OrdinalIgnoreCase);

    internal void Check(OptionErrors errors)
    {
        errors.Require(!string.IsNullOrWhiteSpace(Path), "StartFrom.Path is empty, it must name a model or a weight file.");
        var isModel = !string.IsNullOrWhiteSpace(Path) && !IsWeightFile;
        errors.Require(!(isModel && KeepHeads), $"StartFrom.KeepHeads is set, but '{Path}' is no weight file: of a model's heads all are kept but those of ReplaceHeads.");
        errors.Require(!(isModel && AllowPartial), $"StartFrom.AllowPartial is set, but '{Path}' is no weight file: a model's backbone is taken over whole.");
    }

    internal FineTuningOptions Copy() => (FineTuningOptions)MemberwiseClone();
}
