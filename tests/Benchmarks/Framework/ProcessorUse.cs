using System.Globalization;

namespace SemGeo.Benchmarks.Framework;

/// <summary>How much processor time everybody and this process have used, from Linux's counters: tells whether others disturbed a measurement.</summary>
/// <param name="Total">The time of all processors since the machine was started, idle or not, in ticks.</param>
/// <param name="Busy">The part of it that was used, by anybody.</param>
/// <param name="Own">The part that this process used, and its children that have ended, in ticks.</param>
internal sealed record ProcessorUse(long Total, long Busy, long Own)
{
    // proc(5): the name in parentheses may hold anything; behind it the state is field 3, utime, stime, cutime and cstime are 14 to 17.
    private const int FirstOwnField = 14 - 3;
    private const int Idle = 3, IoWait = 4, Guest = 8;

    /// <summary>Reads the counters.</summary>
    /// <returns>Null where the system has none.</returns>
    public static ProcessorUse? Read()
    {
        if (!OperatingSystem.IsLinux())
            return null;
        var all = Numbers(File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..(Guest + 1)]);
        var self = File.ReadAllText("/proc/self/stat");
        var own = Numbers(self[(self.LastIndexOf(')') + 2)..].Split(' ')[FirstOwnField..(FirstOwnField + 4)]);
        return new ProcessorUse(all.Sum(), all.Sum() - all[Idle] - all[IoWait], own.Sum());
    }

    /// <summary>The share of all processors that others used since an earlier reading, from 0 to 1.</summary>
    public double OthersSince(ProcessorUse before) => Math.Max(0, Busy - before.Busy - (Own - before.Own)) / (double)Math.Max(1, Total - before.Total);

    private static long[] Numbers(string[] texts) => Array.ConvertAll(texts, text => long.Parse(text, CultureInfo.InvariantCulture));
}
