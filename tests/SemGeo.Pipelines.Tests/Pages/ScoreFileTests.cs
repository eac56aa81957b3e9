using SemGeo.Pipelines.Pages;

namespace SemGeo.Pipelines.Tests.Pages;

[TestClass]
public sealed class ScoreFileTests
{
    [TestMethod]
    public void Csv_and_json_lines_say_the_same()
    {
        using var folder = new TemporaryFolder();
        var csv = folder.Write("scored.csv", "Id,ImagePath,Latitude,Longitude,PredictedLatitude,PredictedLongitude,PredictedCell,PredictedAddress,Probability,Region,RegionProbability,ErrorKm,ImageError\r\na,a.jpg,1,2,3,4,X,\"Paris, France\",0.5,,0.5,314,\r\nb,b.jpg,,,,,,,,,,,no image\r\n");
        var json = folder.Write("scored.jsonl", """
            {"id":"a","imagePath":"a.jpg","latitude":1,"longitude":2,"predictedLatitude":3,"predictedLongitude":4,"predictedAddress":"Paris, France","probability":0.5,"imageError":""}
            {"id":"b","imagePath":"b.jpg","latitude":null,"longitude":null,"predictedLatitude":null,"predictedLongitude":null,"predictedAddress":"","probability":null,"imageError":"no image"}
            """);
        var (first, second) = (ScoreFile.Read(csv, null), ScoreFile.Read(json, null));
        CollectionAssert.AreEqual(first, second);
        Assert.AreEqual("Paris, France", first[0].Address);
        Assert.AreEqual(Path.Combine(Path.GetDirectoryName(csv)!, "a.jpg"), first[0].Path);
        Assert.AreEqual("no image", first[1].Error);
        Assert.IsTrue(double.IsNaN(first[1].ErrorKm));
    }

    [TestMethod]
    public void Concepts_come_from_rows_and_from_lists()
    {
        using var folder = new TemporaryFolder();
        var csv = folder.Write("concepts.csv", "Id,ErrorKm,Concept,Influence\r\na,10,tree,1.5\r\na,10,sky,0.5\r\nb,20,,\r\n");
        var json = folder.Write("concepts.jsonl", """{"id":"a","errorKm":10,"concepts":[{"name":"tree","influence":1.5},{"name":"sky","influence":0.5}]}""");
        CollectionAssert.AreEqual(new[] { ("a", 10.0, "tree", 1.5), ("a", 10.0, "sky", 0.5) }, ScoreFile.ReadConcepts(csv).ToArray());
        CollectionAssert.AreEqual(ScoreFile.ReadConcepts(csv).ToArray(), ScoreFile.ReadConcepts(json).ToArray());
    }

    [TestMethod]
    public void Files_of_another_kind_are_named_with_what_they_lack()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("has no 'predictedLatitude'", Assert.ThrowsExactly<InvalidDataException>(() => ScoreFile.Read(folder.Write("a.csv", "Id,b\r\n1,2\r\n"), null)).Message);
        Assert.Contains("Line 1", Assert.ThrowsExactly<InvalidDataException>(() => ScoreFile.Read(folder.Write("a.jsonl", "{\n"), null)).Message);
        Assert.Contains("is empty", Assert.ThrowsExactly<InvalidDataException>(() => ScoreFile.Read(folder.Write("b.csv", ""), null)).Message);
        Assert.ThrowsExactly<FileNotFoundException>(() => ScoreFile.Read(folder["none.csv"], null));
    }
}
