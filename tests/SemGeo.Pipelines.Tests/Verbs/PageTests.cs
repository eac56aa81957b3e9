using SemGeo.Testing;

namespace SemGeo.Pipelines.Tests.Verbs;

[TestClass]
[TestCategory("Slow")]
public sealed class PageTests
{
    [TestMethod]
    public async Task Explain_makes_a_page_of_a_table_with_masks_and_two_models()
    {
        using var folder = new TemporaryFolder();
        var (model, earth) = (await TinyModel.PathAsync(), await TinyModel.EarthAsync());
        var other = folder["other.zip"];
        File.Copy(model, other);
        var run = (await Cli.RunAsync(
            "explain", "--model", model, "--compare", other, "--data", Path.Combine(earth, "test.csv"), "--most", "2", "--masks", Path.Combine(earth, "masks"), "--steps", "2", "--samples", "2", "--output", folder["page.html"])).Succeeded();
        Assert.Contains("explained 2 of 2 photos", run.Output);
        Assert.Contains("6 more photos were left out: --most 8 takes them all", run.Output);
        var page = File.ReadAllText(folder["page.html"]);
        Assert.Contains("class=\"models n2\"", page);
        Assert.Contains("class=\"concepts\"", page);
        Assert.IsLessThan(1_000_000, page.Length);
    }

    [TestMethod]
    public async Task Explain_takes_a_configuration_a_place_and_a_dilation()
    {
        using var folder = new TemporaryFolder();
        var (model, earth) = (await TinyModel.PathAsync(), await TinyModel.EarthAsync());
        string[] arguments = ["explain", "--model", model, "--data", Path.Combine(earth, "test.csv"), "--most", "1", "--masks", Path.Combine(earth, "masks"), "-o", folder["page.html"]];
        (await Cli.RunAsync([.. arguments, "-s", "concepts:explanation:method=Gradient", "-s", "concepts:explanation:smoothing=None", "--dilation", "2"])).Succeeded();
        var page = File.ReadAllText(folder["page.html"]);
        Assert.Contains("enlarged by 2 pixels", page);
        Assert.DoesNotContain("Integrated gradients", page);
        (await Cli.RunAsync([.. arguments, "--target", "Atlantis"])).FailedWith("'Atlantis'");
    }

    [TestMethod]
    public async Task Report_of_scores_and_of_a_model_is_the_same()
    {
        using var folder = new TemporaryFolder();
        var (model, data) = (await TinyModel.PathAsync(), Path.Combine(await TinyModel.EarthAsync(), "test.csv"));
        (await Cli.RunAsync("score", "-m", model, "-d", data, "-o", folder["scored.csv"])).Succeeded();
        (await Cli.RunAsync("report", "--scores", folder["scored.csv"], "--title", "Tiny", "-o", folder["first.html"])).Succeeded();
        var run = (await Cli.RunAsync("report", "--model", model, "--data", data, "--title", "Tiny", "-o", folder["second.html"])).Succeeded();
        Assert.Contains("reported 8 photos, 8 with a true place, 8 with an answer", run.Output);
        Assert.AreEqual(File.ReadAllText(folder["first.html"]), File.ReadAllText(folder["second.html"]));
    }

    [TestMethod]
    public async Task Wrong_arguments_are_told()
    {
        using var folder = new TemporaryFolder();
        (await Cli.RunAsync("report", "-o", folder["page.html"])).FailedWith("--scores");
        (await Cli.RunAsync("explain", "-m", await TinyModel.PathAsync(), "-o", folder["page.html"])).FailedWith("--photo");
    }
}
