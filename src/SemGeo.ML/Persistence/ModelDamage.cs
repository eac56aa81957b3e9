using System.Reflection;
using System.Runtime.ExceptionServices;
using SemGeo.Geocoding.Providers;
using SemGeo.Vision.Devices;

namespace SemGeo.ML.Persistence;

/// <summary>Tells a damaged model from a machine on which a whole one cannot be loaded.</summary>
internal static class ModelDamage
{
    // What .NET gives an IOException that no disk caused: a position before the beginning of a stream, for example.
    private const int NoSystemError = unchecked((int)0x80131620);

    /// <summary>What really went wrong: ML.NET wraps what a transformer throws while it is loaded.</summary>
    public static Exception Innermost(Exception e)
    {
        while (e is TargetInvocationException { InnerException: { } inner })
            e = inner;
        return e;
    }

    /// <summary>Whether the file is at fault. ML.NET has no error of its own for damage: whatever its readers throw on impossible bytes is one, unless it is known to come from elsewhere.</summary>
    public static bool IsDamage(Exception thrown) => Innermost(thrown) switch
    {
        // A loader's assembly that no machine has, as the file names it.
        FileNotFoundException { FileName: { } name } => name.Contains("Culture=", StringComparison.Ordinal),
        FileLoadException or BadImageFormatException or EndOfStreamException => true,
        IOException e => e.HResult == NoSystemError,
        OutOfMemoryException or OperationCanceledException or UnauthorizedAccessException or ObjectDisposedException => false,
        DllNotFoundException or TypeInitializationException => false,
        GeocoderUnavailableException or GeocoderChangedException or GpuUnavailableException or PrecisionUnavailableException or TorchUnavailableException => false,
        _ => true,
    };

    /// <summary>The error for a damaged file.</summary>
    public static ModelFormatException Of(string path, Exception thrown) => Innermost(thrown) is ModelFormatException damage
        ? new ModelFormatException($"'{path}' could not be loaded: {damage.Message}", thrown)
        : new ModelFormatException($"'{path}' could not be loaded: it is no model that SemGeo saved, or it is damaged or cut short ({Innermost(thrown).Message}).", thrown);

    /// <summary>Throws what was wrapped, with its own stack.</summary>
    public static Exception Unwrapped(TargetInvocationException e)
    {
        ExceptionDispatchInfo.Throw(Innermost(e));
        return e;
    }
}
