using SemGeo.Vision.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemGeo.Vision.Training.Steps;

/// <summary>torch's SGD on the weights of a network, with a name for every momentum so that checkpoints can hold it.</summary>
/// <remarks>A mixture's directions and concentrations do not decay: 0 is no natural value of theirs. They are a group of their own.</remarks>
internal sealed class NetworkOptimizer : IDisposable
{
    private const string Mixture = "mixture";

    private readonly SGD _sgd;
    private readonly double? _clipNorm;
    private readonly List<Parameter> _parameters;

    /// <summary>Starts with momentum 0.</summary>
    public NetworkOptimizer(GeoNetwork network, GeoTrainingOptions options)
    {
        _clipNorm = options.GradientClipNorm;
        var named = network.TrainableParameters.ToList();
        _parameters = named.ConvertAll(entry => entry.Parameter);
        SGD.ParamGroup[] groups = [.. named.GroupBy(entry => entry.Name.StartsWith(Mixture, StringComparison.Ordinal), entry => entry.Parameter)
            .Select(group => new SGD.ParamGroup([.. group], options.LearningRate, options.Momentum, 0, group.Key ? 0 : options.WeightDecay))];
        _sgd = optim.SGD(groups, options.LearningRate, options.Momentum);
        State = options.Momentum == 0 ? [] : StartMomentum(named, groups);
    }

    /// <summary>The parameters that are trained.</summary>
    public IReadOnlyList<Parameter> Parameters => _parameters;

    /// <summary>The momentum by the parameter's name; empty without momentum.</summary>
    public IReadOnlyList<(string Name, Tensor Tensor)> State { get; }

    /// <summary>Moves the weights by their gradients, which are freed; what has none stays as it is.</summary>
    /// <param name="learningRate">The learning rate.</param>
    public void Step(double learningRate)
    {
        using var scope = NewDisposeScope();
        if (_clipNorm is { } limit)
            nn.utils.clip_grad_norm_(_parameters, limit);
        foreach (var group in _sgd.ParamGroups)
            group.LearningRate = learningRate;
        _sgd.step();
        ClearGradients();
    }

    /// <summary>Frees the gradients: 0 would have to be stored.</summary>
    public void ClearGradients()
    {
        foreach (var parameter in _parameters)
            parameter.grad = null;
    }

    /// <summary>Frees the momentum and the gradients.</summary>
    public void Dispose()
    {
        ClearGradients();
        _sgd.Dispose();
    }

    // torch makes momentum in the first step; a checkpoint's has to be read before.
    private List<(string Name, Tensor Tensor)> StartMomentum(List<(string Name, Parameter Parameter)> named, SGD.ParamGroup[] groups)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var momentum = new Dictionary<Parameter, Tensor>(ReferenceEqualityComparer.Instance);
        foreach (var (parameter, state) in groups.SelectMany(group => group.Parameters).Zip(_sgd.state_dict().State))
        {
            var zero = zeros_like(parameter).DetachFromDisposeScope();
            ((SGD.State)state).momentum_buffer = zero;
            momentum.Add(parameter, zero);
        }

        return named.ConvertAll(entry => (entry.Name, momentum[entry.Parameter]));
    }
}
