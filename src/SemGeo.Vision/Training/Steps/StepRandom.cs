using SemGeo.Numerics;

using static TorchSharp.torch;

namespace SemGeo.Vision.Training.Steps;

/// <summary>
/// torch's own random numbers, which dropout draws; the project's layers have their <see cref="Networks.TrainingNoise"/>. Before each step the generators of all devices are started anew from (seed, step), so that
/// what a step draws depends on nothing before it: a resumed run draws the same without a generator's state being kept. The caller's state of the CPU's
/// generator is put back at the end.
/// </summary>
internal sealed class StepRandom : IDisposable
{
    private readonly int _seed;
    private readonly Tensor _before;

    public StepRandom(int seed)
    {
        _seed = seed;
        using var scope = NewDisposeScope();
        _before = random.get_rng_state().DetachFromDisposeScope();
    }

    /// <summary>Starts the numbers of a step.</summary>
    /// <param name="step">Its number, from 0.</param>
    public void Start(long step) => manual_seed((long)(SplitMix64.Mix(SplitMix64.Mix((ulong)(uint)_seed) ^ (ulong)step) >> 1)).Dispose();

    public void Dispose()
    {
        random.set_rng_state(_before);
        _before.Dispose();
    }
}
