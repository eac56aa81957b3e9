namespace SemGeo.Vision.Devices;

/// <summary>
/// Lets libtorch's threads sleep soon when they wait for one another. By its own rules libgomp has them spin for milliseconds at the end of every loop that they share; on processors that other
/// programs use too, a thread then spins away the time in which the one it waits for could have run.
/// </summary>
/// <remarks>Who sets OMP_WAIT_POLICY or GOMP_SPINCOUNT before the process starts is not overruled.</remarks>
internal static class ThreadWaiting
{
    private const string SpinCount = "GOMP_SPINCOUNT";

    /// <summary>About as long as it takes to wake a thread. Beside one busy program on two processors, training keeps half of its rate; with 30,000 it keeps less than a third, and gains a few percent alone.</summary>
    private const string Spins = "3000";

    /// <summary>Sets it for the process.</summary>
    /// <returns>Whether it was set.</returns>
    public static bool Shorten() => Shorten(Environment.GetEnvironmentVariable);

    /// <param name="variable">Gives an environment variable, or null.</param>
    internal static bool Shorten(Func<string, string?> variable) => NativeEnvironment.Set(SpinCount, Spins, ["OMP_WAIT_POLICY", SpinCount], variable);
}
