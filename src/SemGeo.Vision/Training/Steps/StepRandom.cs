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
    public void Start(long step) => manual_seed((long)(Mix(Mix((ulong)(uint)_seed) ^ (ulong)step) >> 1)).Dispose();

    public void Dispose()
    {
        random.set_rng_state(_before);
        _before.Dispose();
    }

    // The finaliser of SplitMix64 (Steele, Lea and Flood 2014): neighbouring steps get seeds that have nothing in common.
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
