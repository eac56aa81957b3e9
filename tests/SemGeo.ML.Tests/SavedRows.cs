using System.Diagnostics;
using System.Reflection;
using Microsoft.ML;
using SemGeo.Testing;

namespace SemGeo.ML.Tests;

/// <summary>Loads a saved model in a process of its own, which knows nothing of the one that saved it, and computes rows there.</summary>
internal static class SavedRows
{
    /// <summary>The first argument of the process.</summary>
    public const string Verb = "rows";

    /// <summary>The rows of a table, as the other process computes them.</summary>
    public static async Task<string> ComputeAsync(string model, string table, int count)
    {
        var output = Path.GetTempFileName();
        try
        {
            var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
            using var process = Process.Start(new ProcessStartInfo(host, [Assembly.GetExecutingAssembly().Location, Verb, model, table, $"{count}", output]) { RedirectStandardError = true })!;
            var error = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.AreEqual(0, process.ExitCode, error);
            return await File.ReadAllTextAsync(output);
        }
        finally
        {
            File.Delete(output);
        }
    }

    /// <summary>The rows of a table, a line each.</summary>
    public static string Of(ITransformer model, string table, int count)
    {
        var ml = new MLContext();
        return Rows.Lines(Rows.Of(model.Transform(ml.Data.TakeRows(ml.Geolocation.LoadFromTable(table), count))));
    }

    /// <summary>The process's side.</summary>
    public static int Run(string[] arguments)
    {
        var model = new MLContext().UseSemGeo().Model.Load(arguments[0], out _);
        File.WriteAllText(arguments[3], Of(model, arguments[1], int.Parse(arguments[2])));
        (model as IDisposable)?.Dispose();
        return 0;
    }
}
