using System.Text.Json.Serialization;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace SemGeo.Vision.Networks;

/// <summary>
/// A backbone with one linear layer ("head") per partitioning on its pooled features (paper, 3.1.3). Parameters are named "backbone.*" and, as the
/// authors do, "classifier.0.weight", "classifier.0.bias", "classifier.1.weight" ..., fine to coarse.
/// </summary>
public sealed class GeoNetwork : nn.Module<Tensor, Tensor[]>
{
    [ComponentName(Name = "classifier")]
    private readonly ModuleList<Linear> _heads;

    /// <summary>Creates a network, which owns the backbone from then on.</summary>
    /// <param name="backbone">The backbone.</param>
    /// <param name="headSizes">The number of cells of each partitioning, each at least 1.</param>
    /// <param name="kinds">What each head says; null where all say <see cref="HeadKind.Cells"/>. The parameters of a mixture are named "mixture0.direction" and
    /// "mixture0.log_concentration" after the head's number.</param>
    public GeoNetwork(Backbone backbone, IEnumerable<int> headSizes, IReadOnlyList<HeadKind>? kinds = null)
        : base(nameof(GeoNetwork))
    {
        ArgumentNullException.ThrowIfNull(backbone);
        ArgumentNullException.ThrowIfNull(headSizes);
        Backbone = backbone;
        _heads = nn.ModuleList([.. headSizes.Select(size => nn.Linear(backbone.FeatureCount, size))]);
        RegisterComponents();
        Mixtures = [.. _heads.Select((head, index) => kinds?[index] == HeadKind.Mixture ? new VonMisesFisherMixture((int)head.weight!.shape[0]) : null)];
        for (var head = 0; head < Mixtures.Count; head++)
        {
            if (Mixtures[head] is { } mixture)
                register_module($"mixture{head}", mixture);
        }
    }

    /// <summary>The part that makes the features.</summary>
    [field: ComponentName(Name = "backbone")]
    public Backbone Backbone { get; }

    /// <summary>The linear layers, fine to coarse.</summary>
    internal IReadOnlyList<Linear> Heads => [.. _heads];

    /// <summary>The mixture of each head; null where it has none.</summary>
    internal IReadOnlyList<VonMisesFisherMixture?> Mixtures { get; }

    /// <summary>Whether training leaves the backbone as it is: it works as in evaluation then, without gradients. Set it before <see cref="train"/>.</summary>
    internal bool IsBackboneFrozen { get; set; }

    /// <summary>The parameters that training changes, with their names.</summary>
    internal IEnumerable<(string Name, Parameter Parameter)> TrainableParameters => named_parameters()
        .Where(entry => entry.parameter.requires_grad && !(IsBackboneFrozen && entry.name.StartsWith("backbone.", StringComparison.Ordinal)));

    /// <summary>Switches to training or evaluation; a frozen backbone stays in evaluation.</summary>
    public override void train(bool train = true)
    {
        base.train(train);
        if (train && IsBackboneFrozen)
            Backbone.eval();
    }

    /// <summary>The logits [n, cells] of each head, float32, for photos [n, 3, height, width], with whose type the backbone computes. The caller disposes them.</summary>
    public override Tensor[] forward(Tensor input)
    {
        using var features = Features(input);
        return [.. _heads.Select(head => head.call(features))];
    }

    /// <summary>As <see cref="forward"/>, with the features that the heads work on.</summary>
    internal Tensor[] Forward(Tensor input, out Tensor features)
    {
        var shared = features = Features(input);
        return [.. _heads.Select(head => head.call(shared))];
    }

    private Tensor Features(Tensor input)
    {
        if (Backbone.training)
            Backbone.Noise.Step++;
        if (!IsBackboneFrozen)
            return InSingle(Backbone.call(input));
        using var noGrad = no_grad();
        return InSingle(Backbone.call(input));
    }

    private static Tensor InSingle(Tensor features)
    {
        if (features.dtype == ScalarType.Float32)
            return features;
        using (features)
            return features.to_type(ScalarType.Float32);
    }

    /// <summary>Folds all batch normalisations into their convolutions, for predictions in evaluation; see <see cref="NormalizedConvolution"/>.</summary>
    internal void Fold()
    {
        foreach (var convolution in Normalized)
            convolution.Fold();
    }

    /// <summary>Frees what <see cref="Fold"/> made.</summary>
    internal void Unfold()
    {
        foreach (var convolution in Normalized)
            convolution.Unfold();
    }

    private IEnumerable<NormalizedConvolution> Normalized => Backbone.modules().Prepend(Backbone).OfType<IFoldable>().Distinct().SelectMany(module => module.Normalized);

    /// <summary>Frees all parameters and buffers, and the folded weights.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Unfold();
        base.Dispose(disposing);
    }
}

/// <summary>What a head of a network says.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HeadKind>))]
public enum HeadKind
{
    /// <summary>The probability of each cell (paper, 3.1.3).</summary>
    Cells,

    /// <summary>A density over the sphere: a mixture of von Mises-Fisher distributions, one a cell (Izbicki, Papalexakis and Tsotras, ECML PKDD 2019).</summary>
    Mixture,
}
