using System.Diagnostics;
using SemGeo.Testing;

namespace SemGeo.ML.Tests.SamplePrograms;

/// <summary>Every program of pipelines/samples builds, and does what it says on a small synthetic collection.</summary>
[TestClass]
public sealed class SampleTests
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private static readonly TemporaryFolder Folder = new();
    private static readonly Lazy<Task<string>> Trained = new(Train);

    private static string Photos => Path.Combine(SyntheticCollection.Folder, "photos");

    private static string Model => Path.Combine(Folder.Path, "model.zip");

    [ClassCleanup]
    public static void Remove() => Folder.Dispose();

    [TestMethod]
    public void Every_sample_is_run_here_and_listed_in_the_readme()
    {
        var samples = Directory.EnumerateFiles(Source, "*.cs").Select(path => Path.GetFileNameWithoutExtension(path)).ToArray();
        var methods = typeof(SampleTests).GetMethods().Where(method => method.IsDefined(typeof(TestCategoryAttribute), false)).Select(method => method.Name.Replace('_', '-').ToLowerInvariant());
        CollectionAssert.AreEquivalent(samples, methods.ToArray());
        var readme = File.ReadAllText(Path.Combine(Source, "README.md"));
        foreach (var sample in samples)
        {
            Assert.Contains($"[{sample}.cs]({sample}.cs)", readme);
            Assert.IsInRange(10, 40, File.ReadLines(Path.Combine(Source, sample + ".cs")).Count(), sample);
        }
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task Train_folder()
    {
        var output = await Trained.Value;
        Assert.Contains("baseline: largest cell", output);
        Assert.IsTrue(File.Exists(Model));
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task Score_folder()
    {
        await Trained.Value;
        var lines = (await RunAsync("score-folder", Model, Photos)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.HasCount(Directory.GetFiles(Photos).Length, lines);
        Assert.MatchesRegex(@"^earth-\d+\.jpg: .+ \(\d+\s?%\), -?\d+\.\d{3}, -?\d+\.\d{3}$", lines[0].Trim());
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task Evaluate_map()
    {
        await Trained.Value;
        var page = Path.Combine(Folder.Path, "page.html");
        Assert.Contains("f*", await RunAsync("evaluate-map", Model, Photos, page));
        Assert.Contains("<svg", await File.ReadAllTextAsync(page));
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task Concepts()
    {
        await Trained.Value;
        var output = await RunAsync("concepts", Model, Photos, Path.Combine(SyntheticCollection.Folder, "masks"), "2");
        Assert.Contains("earth-000000", output);
        Assert.Contains("sky", output);
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task Fine_tune()
    {
        await Trained.Value;
        var finer = Path.Combine(Folder.Path, "finer.zip");
        Assert.Contains("head 'Coarse' takes over", await RunAsync("fine-tune", Model, Photos, finer, "1"));
        Assert.IsTrue(File.Exists(finer));
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task Stock_steps()
    {
        var output = await RunAsync("stock-steps", SyntheticCollection.Table, "Country", "1");
        Assert.Contains("Confusion table", output);
        Assert.Contains("earth-", output);
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task Embeddings()
    {
        var model = Path.Combine(Folder.Path, "embeddings.zip");
        Assert.Contains("within 750 km", await RunAsync("embeddings", Path.Combine(AppContext.BaseDirectory, "Frozen", "0.1", "embeddings.csv"), model, "20"));
        Assert.IsTrue(File.Exists(model));
    }

    private static string Source => Path.Combine(Repository, "pipelines", "samples");

    private static string Repository
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "SemGeo.ML.sln")))
                folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException($"No folder above '{AppContext.BaseDirectory}' holds SemGeo.ML.sln.");
            return folder;
        }
    }

    private static Task<string> Train() => RunAsync("train-folder", Photos, Model, "1");

    // The libraries are built already, for these tests.
    private static async Task<string> RunAsync(string sample, params string[] arguments)
    {
        await DotNetAsync(["build", Path.Combine(Source, sample + ".cs"), "-c", Configuration, "-v", "quiet", "-nologo", "-p:BuildProjectReferences=false"]);
        return await DotNetAsync([Path.Combine(Repository, "artifacts", "samples", "bin", Configuration.ToLowerInvariant(), sample + ".dll"), .. arguments]);
    }

    private static async Task<string> DotNetAsync(string[] arguments)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        using var process = Process.Start(new ProcessStartInfo(host, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.AreEqual(0, process.ExitCode, $"dotnet {string.Join(' ', arguments)}\n{await output}\n{await error}");
        return await output;
    }
}
