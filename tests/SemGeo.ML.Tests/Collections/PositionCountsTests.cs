using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using SemGeo.ML.Collections;
using SemGeo.Tables;
using SemGeo.Testing;

namespace SemGeo.ML.Tests.Collections;

[TestClass]
public sealed class PositionCountsTests
{
    private const string Content = "Id;ImagePath;lat;lng;note\na;a.jpg;48,5;2,25;x\nb;b.jpg;;;y\nc;c.jpg;north;2;z\nd;d.jpg;120;10;\ne;e.jpg;0;0;\nf;f.jpg;-1.5;-2;\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("semgeo-positions-").FullName;
    private readonly List<string> _log = [];

    [TestCleanup]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void Each_kind_is_counted_and_logged_once()
    {
        var ml = Context();
        var view = ml.Geolocation.LoadFromTable(Write("t.csv", Content));

        CollectionAssert.AreEqual(new[] { 48.5, double.NaN, double.NaN, double.NaN, double.NaN, -1.5 }, view.GetColumn<double>("Latitude").ToArray());
        CollectionAssert.AreEqual(new[] { 2.25, double.NaN, double.NaN, double.NaN, double.NaN, -2 }, view.GetColumn<double>("Longitude").ToArray());
        var report = ml.Geolocation.CountPositions(view);

        Assert.AreEqual((6L, 2L, 1L, 1L, 1L, 1L), (report.Rows, report.WithPosition, report.Missing, report.Unreadable, report.OutOfRange, report.Zero));
        Assert.AreEqual("row 3 (line 4): 'lat' is 'north', no number: write decimal degrees such as 48.8584", report.FirstUnreadable);
        CollectionAssert.AreEqual(new[] { "Info", "Warning", "Warning", "Warning" }, _log.Select(line => line.Split(' ')[0]).ToArray());
        CollectionAssert.AreEqual(report.Lines().ToArray(), _log.Select(line => line[(line.IndexOf(' ') + 1)..]).ToArray());
    }

    [TestMethod]
    public void Mostly_unreadable_positions_end_a_pass()
    {
        var ml = Context();
        var view = ml.Geolocation.LoadFromTable(Write("t.csv", "ImagePath,Latitude,Longitude\na.jpg,\"48,5\",\"2,5\"\nb.jpg,\"48,5\",\"2,5\"\nc.jpg,1,2\n"));

        Assert.Contains("2 of 3 photos have a position that could not be read", Assert.ThrowsExactly<CoordinateTableException>(() => view.GetColumn<double>("Latitude").Count()).Message);
        Assert.IsTrue(ml.Geolocation.CountPositions(view).IsMostlyUnreadable);
        var commas = ml.Geolocation.LoadFromTable(Path.Combine(_folder, "t.csv"), null, new PhotoTableOptions { DecimalComma = true });
        CollectionAssert.AreEqual(new[] { 48.5, 48.5, 1 }, commas.GetColumn<double>("Latitude").ToArray());
    }

    [TestMethod]
    public void Positions_of_any_view_are_counted()
    {
        var ml = Context();
        var view = ml.Data.LoadFromEnumerable(new[] { new Photo { Latitude = 1, Longitude = 2 }, new Photo(), new Photo { Latitude = 100, Longitude = 2 }, new Photo { Latitude = 0, Longitude = 0 } });

        var report = ml.Geolocation.CountPositions(view);

        Assert.AreEqual((4L, 1L, 1L, 0L, 1L, 1L), (report.Rows, report.WithPosition, report.Missing, report.Unreadable, report.OutOfRange, report.Zero));
        Assert.AreEqual("row 3: latitude 100, longitude 2", report.FirstOutOfRange);
    }

    [TestMethod]
    public void Table_of_embeddings_needs_no_paths_and_text_columns_go_along()
    {
        var table = Write("t.csv", "Id,Latitude,Longitude,Embedding.0,Embedding.1,city\na,1,2,0.5,-1,Ulm\nb,3,4,,2,Bonn\n");
        var view = Context().Geolocation.LoadFromTable(table, null, new PhotoTableOptions { TextColumns = ["City"] });

        CollectionAssert.AreEqual(new[] { "", "" }, view.GetColumn<string>("ImagePath").ToArray());
        CollectionAssert.AreEqual(new[] { "Ulm", "Bonn" }, view.GetColumn<string>("City").ToArray());
        CollectionAssert.AreEqual(new[] { 0.5f, -1 }, view.GetColumn<float[]>("Embedding").First());
        ViewConformance.Check(view);
        Assert.Contains("'town'", Assert.ThrowsExactly<PhotoCollectionException>(() => Context().Geolocation.LoadFromTable(table, null, new PhotoTableOptions { TextColumns = ["town"] })).Message);
    }

    [TestMethod]
    public void Number_of_an_embedding_that_cannot_be_read_is_an_error()
    {
        var view = Context().Geolocation.LoadFromTable(Write("t.csv", "Id,Embedding.0\na,\"0,5\"\n"));

        Assert.Contains("row 1 (line 2): 'Embedding.0' is '0,5'", Assert.ThrowsExactly<PhotoCollectionException>(() => view.GetColumn<float[]>("Embedding").Count()).Message);
    }

    [TestMethod]
    [DataRow("ImagePath,Latitude,Longitude\na.jpg,1,2\n", "IdHeading", "Key")]
    [DataRow("ImagePath,Latitude,Longitude\na.jpg,1,2\n", "ImagePathHeading", "File")]
    [DataRow("ImagePath,Latitude,Longitude\na.jpg,1,2\n", "LatitudeHeading", "Breite")]
    [DataRow("ImagePath,Latitude,Longitude\na.jpg,1,2\n", "LongitudeHeading", "Breite")]
    [DataRow("ImagePath,Latitude,Longitude\na.jpg,1,2\n", "EmbeddingHeading", "CLIP")]
    public void Named_column_must_be_there(string content, string option, string heading)
    {
        var options = new PhotoTableOptions();
        typeof(PhotoTableOptions).GetProperty(option)!.SetValue(options, heading);

        Assert.Contains($"'{heading}", Assert.ThrowsExactly<PhotoCollectionException>(() => Context().Geolocation.LoadFromTable(Write("t.csv", content), null, options)).Message);
    }

    [TestMethod]
    public void Ids_name_the_photos_where_a_photo_has_that_name()
    {
        File.Copy(TrainedModel.Photos.GetColumn<string>("ImagePath").First(), Path.Combine(_folder, "1234.jpg"));
        var table = Write("osv5m.csv", "id,latitude,longitude,country\n1234,48.5,2.5,FR\n5678,1,2,XX\n");

        var view = Context().Geolocation.LoadFromTable(table);

        CollectionAssert.AreEqual(new[] { Path.Combine(_folder, "1234.jpg"), Path.Combine(_folder, "5678") }, view.GetColumn<string>("ImagePath").ToArray());
        Assert.AreEqual("1234", view.GetColumn<string>("Id").First());
        Assert.Contains("no column of image paths", Assert.ThrowsExactly<PhotoCollectionException>(() => Context().Geolocation.LoadFromTable(table, Path.GetTempPath())).Message);
    }

    [TestMethod]
    public void Hidden_files_and_those_of_devices_are_left_out_unless_they_are_asked_for()
    {
        string[] hidden = ["._IMG_1.jpg", ".thumbnails/IMG_1.jpg", "@eaDir/IMG_1.jpg/SYNOPHOTO_THUMB_XL.jpg", "__MACOSX/sub/IMG_1.jpg"];
        foreach (var name in (string[])["IMG_1.jpg", .. hidden])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, name))!);
            File.WriteAllBytes(Path.Combine(_folder, name), []);
        }

        Directory.CreateDirectory(Path.Combine(_folder, "only", ".hidden"));
        File.WriteAllBytes(Path.Combine(_folder, "only", ".hidden", "a.png"), []);
        CollectionAssert.AreEqual(new[] { "IMG_1.jpg" }, Context().Geolocation.LoadFromFolder(_folder).GetColumn<string>("Id").ToArray());
        Assert.Contains("6 hidden files were left out", string.Join('\n', _log));
        Assert.HasCount(7, Context().Geolocation.LoadFromFolder(_folder, new PhotoFolderOptions { IncludeHidden = true }).GetColumn<string>("Id").ToArray(), "the folder named IMG_1.jpg is listed too");
        Assert.Contains("holds no photo but 1 in hidden files", Assert.ThrowsExactly<PhotoCollectionException>(() => Context().Geolocation.LoadFromFolder(Path.Combine(_folder, "only"))).Message);
    }

    [TestMethod]
    public void Photo_is_a_folder_of_one_whatever_its_name()
    {
        var photo = Path.Combine(_folder, "download");
        File.Copy(TrainedModel.Photos.GetColumn<string>("ImagePath").First(), photo);

        var view = Context().Geolocation.LoadFromFolder(photo);

        Assert.AreEqual(photo, view.GetColumn<string>("ImagePath").Single());
        Assert.IsFalse(double.IsNaN(view.GetColumn<double>("Latitude").Single()));
        var page = Write("page.jpg", "<html>404</html>");
        Assert.Contains("an HTML page", Assert.ThrowsExactly<PhotoCollectionException>(() => Context().Geolocation.LoadFromFolder(page)).Message);
    }

    private MLContext Context()
    {
        var ml = new MLContext();
        ml.Log += (_, entry) =>
        {
            if (entry.Kind >= ChannelMessageKind.Info && entry.Source.Contains("Positions", StringComparison.Ordinal))
                _log.Add($"{entry.Kind} {entry.RawMessage}");
        };
        return ml;
    }

    private string Write(string name, string content)
    {
        File.WriteAllText(Path.Combine(_folder, name), content);
        return Path.Combine(_folder, name);
    }
}
