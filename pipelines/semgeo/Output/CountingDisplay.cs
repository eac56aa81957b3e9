using System.Globalization;
using Spectre.Console;

namespace SemGeo.Pipelines.Output;

/// <summary>Shows how many photos a pass has read: a spinner in a terminal, elsewhere a line now and then.</summary>
internal static class CountingDisplay
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <summary>Runs <paramref name="work"/>, which reports photos to what it is given.</summary>
    /// <param name="what">What is done, such as "geocoding".</param>
    /// <param name="work">The work.</param>
    public static T Run<T>(string what, Func<Action<long>, T> work)
    {
        if (!Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Interactive)
            return AnsiConsole.Status().Start(what, status => work(photos => status.Status(Describe(what, photos))));
        var last = TimeProvider.System.GetTimestamp();
        return work(photos =>
        {
            if (TimeProvider.System.GetElapsedTime(last) < Interval)
                return;
            last = TimeProvider.System.GetTimestamp();
            Console.Error.WriteLine(Describe(what, photos));
        });
    }

    private static string Describe(string what, long photos) => string.Create(CultureInfo.InvariantCulture, $"{what}: {photos:n0} photos");
}
