using System.Diagnostics;
using System.Runtime.InteropServices;
using SemGeo.Testing;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Tests.Distributed;
using SemGeo.Vision.Tests.Memory;
using SemGeo.Vision.Training.Checkpoints;

namespace SemGeo.Vision.Tests.Training.Checkpoints;

/// <summary>A training run in a process of its own that kills itself with SIGKILL where it is told to, or writes what came of it.</summary>
internal static class KillableRun
{
    public const string AtImages = "at-images", InValidation = "in-validation", InWrite = "in-write", ToTheEnd = "to-the-end";

    /// <summary>Arguments: the folder of checkpoints, where to stop, how many images (or validations) before, the file for the outcome.</summary>
    public static int Main(string[] arguments)
    {
        if (arguments[0] == RankRun.Verb)
            return RankRun.Run(arguments[1..]);
        if (arguments[0] == RepeatedWork.Verb)
            return RepeatedWork.Run(arguments[1..], MemoryWork.Find);
        var (folder, where, count, output) = (arguments[0], arguments[1], long.Parse(arguments[2]), arguments[3]);
        using var model = ToyRun.Model();
        using var cancellation = new CancellationTokenSource();
        var reads = 0;
        var progress = new ProgressReports(report =>
        {
            if (where == AtImages && report.ImagesSeen >= count && report.Validation is null && report.Notice is null)
                Kill();
            if (where == InWrite && report.ImagesSeen >= count)
                cancellation.Cancel();
        });
        var result = ToyRun.Train(model, folder, progress, cancellation.Token, () =>
        {
            if (where == InValidation && ++reads > count)
                Kill();
        });
        if (where == InWrite)
            DieWriting(folder);
        File.WriteAllText(output, string.Join('\n', result.Notices) + "\n===\n" + ToyRun.Describe(result) + "\n" + Weights(model));
        return 0;
    }

    /// <summary>The bits of all weights, a tensor a line.</summary>
    public static string Weights(GeoModel model) => string.Join('\n', ToyTraining.WeightsOf(model)
        .OrderBy(entry => entry.Key, StringComparer.Ordinal)
        .Select(entry => $"{entry.Key} {Convert.ToHexString(MemoryMarshal.AsBytes(entry.Value.AsSpan()))}"));

    // The next checkpoint is begun by the code that writes them all, and the process dies with half a file written.
    private static void DieWriting(string folder)
    {
        using var checkpoints = new CheckpointFolder(new CheckpointOptions { Directory = folder, Resume = true });
        checkpoints.Write(writer =>
        {
            writer.Write("momentum.safetensors", stream => stream.Write(new byte[1000]));
            writer.Write("weights.safetensors", stream =>
            {
                stream.Write(new byte[100_000]);
                Kill();
            });
        });
    }

    // SIGKILL: nothing runs after it.
    private static void Kill()
    {
        Process.GetCurrentProcess().Kill();
        throw new UnreachableException();
    }
}
