using System.Globalization;
using System.Text;

namespace SemGeo.Pipelines.Tests.Verbs;

[TestClass]
public sealed class EmbeddedTableTests
{
    [TestMethod]
    public async Task Heads_are_trained_and_measured_on_the_embeddings_of_a_table()
    {
        using var folder = new TemporaryFolder();
        var table = new StringBuilder("ImagePath,Latitude,Longitude,Embedding.0,Embedding.1\n");
        for (var i = 0; i < 16; i++)
            table.Append(CultureInfo.InvariantCulture, $"{i}.jpg,{(i % 2 == 0 ? "48.8584,2.2945,1,0" : "35.6586,139.7454,0,1")}\n");
        var data = folder.Write("photos.csv", table.ToString());

        var run = await Cli.RunAsync(
            "train", "-d", data, "-o", folder["heads.zip"], "-s", "model:embeddingColumnName=Embedding", "-s", "model:training:epochs=20", "-s", "model:training:learningRate=0.5", "-s", "model:threads=1",
            "-s", "partitioning:minImages=1", "-s", "partitioning:thresholds=4", "-s", "model:validationFraction=0", "-s", "model:input:batchSize=8");
        Assert.Contains("trained 20 epochs, 320 photos", run.Succeeded().Output);
        var evaluated = await Cli.RunAsync("evaluate", "-m", folder["heads.zip"], "-d", data);
        StringAssert.Matches(evaluated.Succeeded().Output, new(@"answer\s+16\s+100\.0 "));
        (await Cli.RunAsync("score", "-m", folder["heads.zip"], "-d", data, "-o", folder["s.csv"])).FailedWith("heads.zip", "cannot answer for these rows", "'Embedding'");
    }
}
