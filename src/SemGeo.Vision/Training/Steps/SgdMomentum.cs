using SemGeo.Vision.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemGeo.Vision.Training;

/// <summary>
/// Stochastic gradient descent with momentum and weight decay as PyTorch defines it: v = momentum * v + gradient + decay * weight, weight = weight - rate * v.
/// </summary>
/// <remarks>
/// Written out because TorchSharp's own optimiser shares no way between its versions to read and set the momentum, nor to free the gradients: these come from
/// autograd.grad, live for one step, and nothing is left on the parameters. A mixture's directions and concentrations do not decay: 0 is no natural value of theirs.
/// </remarks>
internal sealed class SgdMomentum : IDisposable
{
    private const string Mixture = "mixture";

    private readonly GeoTrainingOptions _options;
    private readonly List<(string Name, Parameter Parameter, Tensor? Velocity)> _parameters = [];

    /// <summary>Starts with momentum 0.</summary>
    public SgdMomentum(GeoNetwork network, GeoTrainingOptions options)
    {
        _options = options;
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        foreach (var (name, parameter) in network.TrainableParameters)
            _parameters.Add((name, parameter, options.Momentum == 0 ? null : zeros_like(parameter.detach()).DetachFromDisposeScope()));

        Parameters = _parameters.ConvertAll(entry => (Tensor)entry.Parameter);
    }

    /// <summary>The parameters that are trained, in the order of the gradients.</summary>
    public IList<Tensor> Parameters { get; }

    /// <summary>The momentum by the parameter's name; empty without momentum.</summary>
    public IReadOnlyList<(string Name, Tensor Tensor)> State => [.. _parameters.Where(entry => entry.Velocity is not null).Select(entry => (entry.Name, entry.Velocity!))];

    /// <summary>Moves the weights.</summary>
    /// <param name="gradients">A gradient for each of <see cref="Parameters"/>; an invalid one where the loss does not depend on it. They are not changed.</param>
    /// <param name="learningRate">The learning rate.</param>
    public void Step(IList<Tensor> gradients, double learningRate)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var scale = GradientScale(gradients);
        for (var i = 0; i < _parameters.Count; i++)
        {
            if (gradients[i].IsInvalid)
                continue;
            var (name, parameter, velocity) = _parameters[i];
            var decay = name.StartsWith(Mixture, StringComparison.Ordinal) ? 0 : _options.WeightDecay;
            if (velocity is null)
            {
                if (decay > 0)
                    parameter.mul_(1 - learningRate * decay);
                parameter.add_(gradients[i], -learningRate * scale);
                continue;
            }

            velocity.mul_(_options.Momentum);
            velocity.add_(gradients[i], scale);
            if (decay > 0)
                velocity.add_(parameter, decay);
            parameter.add_(velocity, -learningRate);
        }
    }

    /// <summary>Frees the momentum.</summary>
    public void Dispose()
    {
        foreach (var (_, _, velocity) in _parameters)
            velocity?.Dispose();
        _parameters.Clear();
    }

    // As clip_grad_norm_ does it, without touching the gradients.
    private double GradientScale(IList<Tensor> gradients)
    {
        if (_options.GradientClipNorm is not { } limit)
            return 1;
        var norms = gradients.Where(gradient => !gradient.IsInvalid).Select(gradient => gradient.norm()).ToList();
        return norms.Count == 0 ? 1 : Math.Min(1, limit / (stack(norms).norm().cpu().ToDouble() + 1e-6));
    }
}
