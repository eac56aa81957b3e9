using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using SemGeo.Vision.Distributed;
using SemGeo.Vision.Tests.Training.Team;
using TorchSharp;

namespace SemGeo.Vision.Tests.Distributed;

/// <summary>One of several processes that work together, started by the tests' mpirun.</summary>
internal static partial class RankRun
{
    public const string Verb = "rank", Exchange = "exchange", Die = "die", Stop = "stop", Throw = "throw", DieFirst = "die-first", Catch = "catch";

    private const int SignalStop = 19, Lost = 3;

    /// <summary>Arguments: what to do, and the rank that it happens to. Prints what came of it.</summary>
    public static int Run(string[] arguments)
    {
        if (arguments[0] == TeamRun.Verb)
            return TeamRun.Run(arguments[1..]);
        torch.set_num_threads(1);
        var acting = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : -1;
        ICommunicator? others = null;
        try
        {
            var options = DistributedEnvironment.Read()! with { Timeout = TimeSpan.FromSeconds(arguments[0] == Stop ? 3 : 60) };
            if (arguments[0] == DieFirst && options.Rank == acting)
                Kill();
            others = Communicator.Create(options);
            switch (arguments[0])
            {
                case Exchange:
                    Console.WriteLine(ExchangeAll(others));
                    break;
                case Catch:
                    Console.WriteLine(CatchNull(others));
                    break;
                default:
                    WorkUntil(others, acting, arguments[0]);
                    break;
            }

            return 0;
        }
        catch (DistributedException e)
        {
            Console.WriteLine($"lost {string.Join(",", e.LostRanks)}: {e.Message}");
            others?.Fail(e.Message);
            return Lost;
        }
        catch (InvalidOperationException e)
        {
            others!.Fail(e.Message);
            return 1;
        }
    }

    private static string ExchangeAll(ICommunicator others)
    {
        using var scope = torch.NewDisposeScope();
        double[] counts = [others.Rank + 1, 10 * others.Rank, 0.5];
        others.Sum(counts);

        // One tensor in another memory order, one above a bucket's size; thirds, so that an order of adding shows.
        var large = torch.full([7_000_000], others.Rank + 1.0, dtype: torch.ScalarType.Float32);
        var turned = torch.arange(6, dtype: torch.ScalarType.Float32).view(2, 3).t() * (others.Rank + 1.0);
        var thirds = torch.arange(1000, dtype: torch.ScalarType.Float32) / (3 + others.Rank);
        var wide = torch.full([3], others.Rank + 0.25, dtype: torch.ScalarType.Float64);
        others.Sum([turned, large, thirds, wide]);
        var sent = torch.full([2, 2], (double)others.Rank, dtype: torch.ScalarType.Float64);
        var number = torch.tensor((long)others.Rank);
        others.Broadcast([sent, number], root: 1);
        var texts = others.Gather(System.Text.Encoding.UTF8.GetBytes(new string('x', others.Rank)));
        var bits = others.Gather(MemoryMarshal.AsBytes(Values(thirds).AsSpan()));
        others.Barrier();
        others.Dispose();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join(' ', counts)} | {string.Join(' ', Values(turned))} | {large.min().ToSingle()} {large.max().ToSingle()} | {wide.sum().ToDouble()} | {sent.sum().ToDouble()} {number.ToInt64()} | {string.Join(' ', texts.Select(text => text.Length))} | {bits.All(other => other.AsSpan().SequenceEqual(bits[0]))}");
    }

    // What the library does to signals must not take .NET's null references away.
    private static string CatchNull(ICommunicator others)
    {
        try
        {
            return Length(others.Rank < 0 ? "" : null).ToString(CultureInfo.InvariantCulture);
        }
        catch (NullReferenceException)
        {
            others.Barrier();
            return "caught";
        }

        static int Length(string? text) => text!.Length;
    }

    private static void WorkUntil(ICommunicator others, int acting, string what)
    {
        using var scope = torch.NewDisposeScope();
        var gradients = torch.ones([100_000], dtype: torch.ScalarType.Float32);
        for (var round = 0; ; round++)
        {
            if (round == 3 && others.Rank == acting)
            {
                if (what == Throw)
                    throw new InvalidOperationException("the disk is full");
                if (what == Die)
                    Kill();
                Signal(Environment.ProcessId, SignalStop);
            }

            others.Sum([gradients]);
        }
    }

    private static void Kill()
    {
        Process.GetCurrentProcess().Kill();
        throw new UnreachableException();
    }

    private static float[] Values(torch.Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.contiguous().bytes).ToArray();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
