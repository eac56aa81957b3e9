using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using SemGeo.ML.Collections;
using SemGeo.Testing;

namespace SemGeo.ML.Tests.Collections;

[TestClass]
public sealed class PhotoCollectionTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("semgeo-collection-").FullName;

    [TestCleanup]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void Folder_gives_the_positions_of_exif_in_the_order_of_paths()
    {
        var ml = new MLContext();
        var view = ml.Geolocation.LoadFromFolder(SyntheticCollection.Folder, new PhotoFolderOptions { Extensions = [".JPG"] });
        var ids = view.GetColumn<string>("Id").ToArray();
        CollectionAssert.AreEqual(ids.Order(StringComparer.Ordinal).ToArray(), ids);
        var table = TrainedModel.Photos;
        var expected = table.GetColumn<string>("ImagePath").Zip(table.GetColumn<double>("Latitude"), table.GetColumn<double>("Longitude")).ToDictionary(t => Path.GetFileName(t.First));
        var found = 0;
        foreach (var (path, latitude, longitude) in view.GetColumn<string>("ImagePath").Zip(view.GetColumn<double>("Latitude"), view.GetColumn<double>("Longitude")))
        {
            if (!expected.TryGetValue(Path.GetFileName(path), out var truth))
                continue;
            Assert.AreEqual(truth.Second, latitude, 1e-5);
            Assert.AreEqual(truth.Third, longitude, 1e-5);
            found++;
        }

        Assert.AreEqual(24, found);
    }

    [TestMethod]
    public void Empty_and_absent_folders_are_errors_that_name_them()
    {
        var ml = new MLContext();
        Assert.Contains(_folder, Assert.ThrowsExactly<PhotoCollectionException>(() => ml.Geolocation.LoadFromFolder(_folder)).Message);
        Assert.Contains("absent", Assert.ThrowsExactly<PhotoCollectionException>(() => ml.Geolocation.LoadFromFolder(Path.Combine(_folder, "absent"))).Message);
    }

    [TestMethod]
    public void Odd_entries_get_a_row_without_a_position()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "directory.jpg"));
        File.WriteAllBytes(Path.Combine(_folder, "empty.jpg"), []);
        File.WriteAllText(Path.Combine(_folder, "text.png"), "no image");
        File.WriteAllText(Path.Combine(_folder, "notes.txt"), "no photo");
        var view = new MLContext().Geolocation.LoadFromFolder(_folder);
        CollectionAssert.AreEqual(new[] { "directory.jpg", "empty.jpg", "text.png" }, view.GetColumn<string>("Id").ToArray());
        Assert.IsTrue(view.GetColumn<double>("Latitude").All(double.IsNaN));
    }

    [TestMethod]
    public void Positions_of_a_folder_are_counted_by_kind_in_a_report_and_in_the_log()
    {
        foreach (var (name, json) in new[]
        {
            ("a", """{"geoData":{"latitude":48.5,"longitude":2.25}}"""), ("b", """{"geoData":{"latitude":0,"longitude":0}}"""), ("c", """{"latitude":2.5,"longitude":248.5}"""), ("d", """{"latitude":0,"longitude":0}"""),
            ("e", """{"latitude":"48,5","longitude":"2,25"}"""),
        })
        {
            File.WriteAllBytes(Path.Combine(_folder, name + ".jpg"), []);
            File.WriteAllText(Path.Combine(_folder, name + ".jpg.json"), json);
        }

        var ml = new MLContext();
        var log = new List<string>();
        ml.Log += (_, entry) =>
        {
            if (entry.Kind is ChannelMessageKind.Warning or ChannelMessageKind.Info)
                log.Add(entry.RawMessage);
        };

        var view = ml.Geolocation.LoadFromFolder(_folder);
        var positions = ml.Geolocation.CountPositions(view);

        CollectionAssert.AreEqual(new[] { 48.5, double.NaN, double.NaN, double.NaN, double.NaN }, view.GetColumn<double>("Latitude").ToArray());
        Assert.AreEqual((5, 1, 1, 1, 1, 1), (positions.Rows, positions.WithPosition, positions.Missing, positions.Unreadable, positions.OutOfRange, positions.Zero));
        CollectionAssert.AreEqual(
            new[]
            {
                $"'{_folder}': 1 of 5 photos has no position",
                $"'{_folder}': 1 of 5 photos has a position that could not be read, first 'e.jpg': e.jpg.json: The JSON file has \"48,5\" and \"2,25\", which must be degrees",
                $"'{_folder}': 1 of 5 photos has a position out of range, first 'c.jpg': c.jpg.json: the JSON file has latitude 2.5 and longitude 248.5",
                $"'{_folder}': 1 of 5 photos has the position 0,0, which counts as missing, first 'd.jpg': d.jpg.json: the JSON file has 0, 0",
            },
            log);
    }

    [TestMethod]
    public void Table_resolves_paths_against_its_folder_and_reads_missing_numbers_as_NaN()
    {
        var table = Path.Combine(_folder, "photos.csv");
        File.WriteAllText(table, "Longitude,ImagePath,Latitude\n2.5,\"a, b.jpg\",48.5\n,c.jpg,\n");
        var view = new MLContext().Geolocation.LoadFromTable(table);
        CollectionAssert.AreEqual(new[] { Path.Combine(_folder, "a, b.jpg"), Path.Combine(_folder, "c.jpg") }, view.GetColumn<string>("ImagePath").ToArray());
        CollectionAssert.AreEqual(new[] { "a, b.jpg", "c.jpg" }, view.GetColumn<string>("Id").ToArray());
        CollectionAssert.AreEqual(new[] { 48.5, double.NaN }, view.GetColumn<double>("Latitude").ToArray());
        CollectionAssert.AreEqual(new[] { 2.5, double.NaN }, view.GetColumn<double>("Longitude").ToArray());
        ViewConformance.Check(view);
    }

    [TestMethod]
    public void Table_without_coordinates_has_missing_ones()
    {
        var table = Path.Combine(_folder, "photos.tsv");
        File.WriteAllText(table, "Id\tImagePath\nx\t/photos/a.jpg\n");
        var view = new MLContext().Geolocation.LoadFromTable(table, _folder);
        Assert.AreEqual("x", view.GetColumn<string>("Id").Single());
        Assert.AreEqual("/photos/a.jpg", view.GetColumn<string>("ImagePath").Single());
        Assert.IsTrue(double.IsNaN(view.GetColumn<double>("Latitude").Single()));
        ViewConformance.Check(view);
    }

    [TestMethod]
    public void Table_without_paths_names_what_it_has()
    {
        var table = Path.Combine(_folder, "photos.csv");
        File.WriteAllText(table, "IMG_ID,LAT,LON\na.jpg,1,2\n");
        var error = Assert.ThrowsExactly<PhotoCollectionException>(() => new MLContext().Geolocation.LoadFromTable(table));
        Assert.Contains("'IMG_ID', 'LAT', 'LON'", error.Message);
        var options = new PhotoTableOptions { ImagePathHeading = "img_id", LatitudeHeading = "lat", LongitudeHeading = "lon" };
        Assert.AreEqual(2.0, new MLContext().Geolocation.LoadFromTable(table, null, options).GetColumn<double>("Longitude").Single());
    }

    [TestMethod]
    public void Numbers_of_an_embedding_become_one_column()
    {
        var table = Path.Combine(_folder, "photos.csv");
        File.WriteAllText(table, "ImagePath,Embedding.0,Embedding.1,Embedding.2,Latitude,Longitude\na.jpg,1,2.5,-3,48.5,2.5\nb.jpg,4,,6,48.5,2.5\n");

        var rows = new MLContext().Geolocation.LoadFromTable(table).GetColumn<float[]>("Embedding").ToArray();

        CollectionAssert.AreEqual(new[] { 1, 2.5f, -3 }, rows[0]);
        Assert.IsTrue(float.IsNaN(rows[1][1]), "a number that is absent is no zero");
        var clip = new PhotoTableOptions { EmbeddingHeading = "CLIP" };
        Assert.Contains("no column 'CLIP.0'", Assert.ThrowsExactly<PhotoCollectionException>(() => new MLContext().Geolocation.LoadFromTable(table, null, clip)).Message);
        File.WriteAllText(table, "Embedding.0,Embedding.1,ImagePath,Embedding.2\n1,2,a.jpg,3\n");
        Assert.Contains("'Embedding.0' to 'Embedding.1' side by side, but 'Embedding.2' elsewhere", Assert.ThrowsExactly<PhotoCollectionException>(() => new MLContext().Geolocation.LoadFromTable(table)).Message);
    }

    [TestMethod]
    public void Empty_and_absent_tables_are_errors()
    {
        var table = Path.Combine(_folder, "photos.csv");
        Assert.ThrowsExactly<PhotoCollectionException>(() => new MLContext().Geolocation.LoadFromTable(table));
        File.WriteAllText(table, "");
        Assert.ThrowsExactly<PhotoCollectionException>(() => new MLContext().Geolocation.LoadFromTable(table));
    }
}
