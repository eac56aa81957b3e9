using SemGeo.Pipelines.Pages;
using SemGeo.Testing;

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

    [TestMethod]
    [DataRow("{\"id\":\"\\ud800\",P}", "line 2", "half a surrogate pair")]
    [DataRow("{\"id\":{},P}", "line 2", "{}")]
    [DataRow("{\"id\":\"a\",\"id\":\"b\",P}", "line 2", "no JSON")]
    [DataRow("{\"\\ud800\":1,P}", "line 2", "")]
    [DataRow("[]", "line 2", "[]")]
    [DataRow("{\"id\":\"a\",\"probability\":1e400,P}", "line 2", "1e400")]
    [DataRow("{\"id\":\"a\",\"probability\":7,P}", "line 2", "'probability' is '7'")]
    [DataRow("{\"id\":\"a\",\"probability\":true,P}", "line 2", "'true'")]
    [DataRow("{\"id\":\"a\",\"latitude\":9.2e18,\"longitude\":1,P}", "line 2", "9.2e18, 1 is not on the earth")]
    [DataRow("{\"id\":\"a\",\"predictedLatitude\":91,\"predictedLongitude\":1}", "line 2", "91, 1 is not on the earth")]
    public void Line_that_makes_no_sense_is_named_with_its_value(string line, string place, string value)
    {
        using var folder = new TemporaryFolder();
        const string Prediction = "\"predictedLatitude\":1,\"predictedLongitude\":2";
        var path = folder.Write("a.jsonl", $"{{\"id\":\"first\",{Prediction}}}\n{line.Replace("P}", Prediction + "}", StringComparison.Ordinal)}\n");
        var error = Assert.ThrowsExactly<InvalidDataException>(() => ScoreFile.Read(path, null));
        Assert.Contains(place, error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(path, error.Message);
        Assert.Contains(value, error.Message);
    }

    [TestMethod]
    [DataRow("{\"id\":\"a\",\"errorKm\":1,\"concepts\":0}", "'concepts' is 0")]
    [DataRow("{\"id\":\"a\",\"errorKm\":1,\"concepts\":[7]}", "there is 7")]
    [DataRow("{\"id\":\"a\",\"errorKm\":1,\"concepts\":[null]}", "there is null")]
    [DataRow("{\"id\":\"a\",\"errorKm\":1,\"concepts\":[{\"name\":\"sky\",\"influence\":-1}]}", "'influence' is '-1'")]
    [DataRow("{\"id\":\"a\",\"errorKm\":1,\"concepts\":[{\"name\":\"sky\"}]}", "no 'influence'")]
    [DataRow("{\"id\":\"a\",\"errorKm\":1,\"concepts\":[{\"name\":\"\\udc00\",\"influence\":1}]}", "half a surrogate pair")]
    [DataRow("{\"id\":\"a\",\"errorKm\":-1,\"concepts\":[]}", "'errorKm' is '-1'")]
    [DataRow("{\"id\":\"a\",\"errorKm\":1}", "has no 'concepts'")]
    public void Concepts_that_make_no_sense_are_named(string line, string value)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.jsonl", line);
        var error = Assert.ThrowsExactly<InvalidDataException>(() => ScoreFile.ReadConcepts(path).ToArray());
        Assert.Contains(value, error.Message);
        Assert.Contains("line 1", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [TestMethod]
    public void Tables_with_values_that_make_no_sense_are_named()
    {
        using var folder = new TemporaryFolder();
        const string Heading = "id,predictedLatitude,predictedLongitude,probability\n";
        Assert.Contains("2 columns 'id'", Fails("id,id,predictedLatitude,predictedLongitude\n"));
        Assert.Contains("two columns 'errorKm'", Fails("id,errorKm,errorKm\n"));
        Assert.Contains("two columns 'I\uFFFD'", Fails("I\xFF,I\xFF\n"));
        Assert.Contains("'predictedLatitude' is '1e400'", Fails(Heading + "a,1e400,2,0.5\n"));
        Assert.Contains("row 1 (line 2)", Fails(Heading + "a,1e400,2,0.5\n"));
        Assert.Contains("'probability' is '-0.5'", Fails(Heading + "a,1,2,-0.5\n"));
        Assert.Contains("91, 2 is not on the earth", Fails(Heading + "a,91,2,0.5\n"));

        string Fails(string table)
        {
            var path = folder["a.csv"];
            File.WriteAllText(path, table, System.Text.Encoding.Latin1);
            return Assert.ThrowsExactly<InvalidDataException>(() => ScoreFile.Read(path, null)).Message;
        }
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void Devices_are_no_files_of_scores()
    {
        Assert.Contains("not a regular file", Assert.ThrowsExactly<IOException>(() => ScoreFile.Read("/dev/zero", null)).Message);
        Assert.Contains("not a regular file", Assert.ThrowsExactly<IOException>(() => ScoreFile.ReadConcepts("/dev/zero").ToArray()).Message);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void Device_named_as_a_photo_gives_no_picture()
    {
        using var folder = new TemporaryFolder();
        var scores = ScoreFile.Read(folder.Write("a.jsonl", """{"id":"a","imagePath":"/dev/zero","predictedLatitude":1,"predictedLongitude":2}"""), null);
        Assert.AreEqual("/dev/zero", scores[0].Path);
        Assert.IsNull(new PagePictures().Thumbnail(scores[0].Path));
    }
}
