using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using SemGeo.Vision.Distributed;
using SemGeo.Vision.Tests.Training.Team;
using TorchSharp;

namespace SemGeo.Vision.Tests.Distributed;

/// <summary>One of several processes that work together, started by the tests; who it is comes by torchrun's variables.</summary>
internal static class RankRun
{
    public const string Verb = "rank", Exchange = "exchange", Die = "die";

    /// <summary>Arguments: what to do, and for "die" the rank that kills itself in its third round while the others go on. Prints what came of it.</summary>
    public static int Run(string[] arguments)
    {
        if (arguments[0] == TeamRun.Verb)
            return TeamRun.Run(arguments[1..]);
        var options = DistributedEnvironment.Read()! with { Timeout = TimeSpan.FromSeconds(20) };
        try
        {
            using var group = ProcessGroup.Create(options);
            if (arguments[0] == Exchange)
                Console.WriteLine(ExchangeAll(group));
            else
                WorkUntilOneDies(group, int.Parse(arguments[1], CultureInfo.InvariantCulture));
            return 0;
        }
        catch (DistributedException e)
        {
            Console.WriteLine($"lost {string.Join(",", e.LostRanks)}: {e.Message}");
            return 3;
        }
    }

    private static string ExchangeAll(ProcessGroup group)
    {
        using var scope = torch.NewDisposeScope();
        double[] counts = [group.Rank + 1, 10 * group.Rank, 0.5];
        group.Sum(counts);

        // One tensor in another memory order, one above a bucket's size.
        var large = torch.full([7_000_000], group.Rank + 1.0, dtype: torch.ScalarType.Float32);
        var turned = torch.arange(6, dtype: torch.ScalarType.Float32).view(2, 3).t() * (group.Rank + 1.0);
        group.Sum([turned, large]);
        var sent = torch.full([2, 2], (double)group.Rank, dtype: torch.ScalarType.Float64);
        group.Broadcast([sent], root: 1);
        group.Barrier();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join(' ', counts)} | {string.Join(' ', Values(turned))} | {large.min().ToSingle()} {large.max().ToSingle()} | {sent.sum().ToDouble()}");
    }

    private static void WorkUntilOneDies(ProcessGroup group, int dying)
    {
        using var scope = torch.NewDisposeScope();
        var gradients = torch.ones([100_000], dtype: torch.ScalarType.Float32);
        for (var round = 0; ; round++)
        {
            if (round == 3 && group.Rank == dying)
                Process.GetCurrentProcess().Kill();
            group.Sum([gradients]);
        }
    }

    private static float[] Values(torch.Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.contiguous().bytes).ToArray();
}
