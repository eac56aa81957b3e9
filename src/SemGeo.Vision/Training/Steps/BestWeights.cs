using static TorchSharp.torch;

namespace SemGeo.Vision.Training.Steps;

/// <summary>Keeps the weights of the validation with the lowest loss, and counts the validations since.</summary>
internal sealed class BestWeights(nn.Module network) : IDisposable
{
    private readonly WeightSnapshot _snapshot = new(network);
    private readonly List<ValidationResult> _all = [];

    /// <summary>All validations in order.</summary>
    public IReadOnlyList<ValidationResult> All => _all;

    /// <summary>The validation with the lowest loss, of equals the first; null when none had a label.</summary>
    public ValidationResult? Best { get; private set; }

    /// <summary>The number of validations after the best one.</summary>
    public int SinceBest { get; private set; }

    /// <summary>Adds a validation and returns whether it is the best so far.</summary>
    public bool Add(ValidationResult validation)
    {
        _all.Add(validation);
        if (!(validation.Loss < (Best?.Loss ?? double.PositiveInfinity)))
        {
            SinceBest++;
            return false;
        }

        _snapshot.Take();
        (Best, SinceBest) = (validation, 0);
        return true;
    }

    /// <summary>The best weights by name; empty while nothing was the best.</summary>
    public IReadOnlyList<(string Name, Tensor Tensor)> State => _snapshot.State;

    /// <summary>Takes over the validations of an earlier part of the same run, in place of those at hand. Where one of them was the best, its weights have to be read into <see cref="State"/> next.</summary>
    public void Resume(IEnumerable<ValidationResult> validations)
    {
        _snapshot.Dispose();
        _all.Clear();
        (Best, SinceBest) = (null, 0);
        foreach (var validation in validations)
            Add(validation);
    }

    /// <summary>Gives the network the best weights, if later ones are in it.</summary>
    public void Restore()
    {
        if (_snapshot.IsTaken)
            _snapshot.Restore();
    }

    public void Dispose() => _snapshot.Dispose();
}
