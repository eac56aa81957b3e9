using System.Globalization;
using System.Text;
using SemGeo.Testing;

namespace SemGeo.Pipelines.Tests.Verbs;

[TestClass]
public sealed class EmbeddedTableTests
{
    [TestMethod]
    public async Task Heads_are_trained_and_measured_on_the_embeddings_of_a_table()
    {
        using var folder = new TemporaryFolder();
        var table = new StringBuilder("ImagePath,Latitude,Longitude,Embedding.0,Embedding.1,Embedding.2\n");
        for (var i = 0; i < 18; i++)
            table.Append(CultureInfo.InvariantCulture, $"{i}.jpg,{(i > 15 ? "-12.0464,-77.0428,0,0,1" : i % 2 == 0 ? "48.8584,2.2945,1,0,0" : "35.6586,139.7454,0,1,0")}\n");
        var data = folder.Write("photos.csv", table.ToString());

        var run = await Cli.RunAsync(
            "train", "-d", data, "-o", folder["heads.zip"], "-s", "model:embeddingColumnName=Embedding", "-s", "model:training:epochs=20", "-s", "model:training:learningRate=0.5", "-s", "model:threads=1",
            "-s", "partitioning:minImages=1", "-s", "partitioning:thresholds=2,8", "-s", "model:validationFraction=0", "-s", "model:input:batchSize=9");
        Assert.Contains("trained 20 epochs, 360 photos", run.Succeeded().Output);
        Assert.Contains("photos without a cell: Fine 0, Coarse 40 of 360", run.Output);
        var evaluated = await Cli.RunAsync("evaluate", "-m", folder["heads.zip"], "-d", data);
        StringAssert.Matches(evaluated.Succeeded().Output, new(@"answer\s+18\s+100\.0 "));
        (await Cli.RunAsync("score", "-m", folder["heads.zip"], "-d", data, "-o", folder["s.csv"])).FailedWith("heads.zip", "cannot answer for these rows", "'Embedding'");
    }
}
