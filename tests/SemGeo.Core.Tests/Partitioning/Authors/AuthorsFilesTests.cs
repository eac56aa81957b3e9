using SemGeo.Geography;
using SemGeo.Geography.S2;
using SemGeo.Locations;
using SemGeo.Partitioning;
using SemGeo.Partitioning.AdaptiveS2;
using SemGeo.Partitioning.Authors;
using SemGeo.Testing;

namespace SemGeo.Core.Tests.Partitioning.Authors;

[TestClass]
public class AuthorsFilesTests
{
    [TestMethod]
    public void Semantic_files_give_a_partitioning_that_labels_and_links()
    {
        using var folder = AuthorsFolder.Semantic();
        var read = AuthorsFiles.Read(folder.Path, new() { Source = Places.Source, Thresholds = [10, 20, 30] });
        var set = read.Set;
        Assert.AreEqual(PartitioningScheme.Semantic, set.Scheme);
        CollectionAssert.AreEqual(new[] { "Fine", "Middle", "Coarse" }, set.Levels.Select(level => level.Name).ToArray());
        CollectionAssert.AreEqual(new[] { "R1", "R3", "R7", "R9", "W2" }, set.Finest.Cells.Select(cell => cell.LocationId).ToArray());
        CollectionAssert.AreEqual(new[] { 2, 3, 4, 1, 0 }, read.ClassIndicesAt(0).ToArray(), "the authors' numbers");
        Assert.AreEqual(new GeoCoordinate(48.86, 2.337), set.Finest.Cells[4].Coordinate);
        CollectionAssert.AreEqual(new[] { "R1", "R8", null, "R9", "R1" }, ParentsAt(set, 1));
        CollectionAssert.AreEqual(new[] { "R9", "R8", null, "R9", "R9" }, ParentsAt(set, 2), "Monaco has none, and never class 0");
        Assert.AreEqual(4, set.ClassOf(new Address("W2", "R1", "R9"), 0));
        CollectionAssert.AreEqual(new[] { 1, 0, 0 }, read.TargetsOf(set.Hierarchy.IndexOf("W2")), "coarse to fine, by the authors' numbers");
        Assert.IsNull(read.TargetsOf(set.Hierarchy.IndexOf("R7")), "the authors leave out images without a class at some level");
        Assert.IsNull(read.TargetsOf(-1));
    }

    [TestMethod]
    public void What_is_written_is_what_was_read()
    {
        using var folder = AuthorsFolder.Semantic();
        using var copy = new AuthorsFolder();
        var first = AuthorsFiles.Read(folder.Path);
        AuthorsFiles.Write(first, copy.Path);
        CollectionAssert.AreEquivalent(Directory.GetFiles(folder.Path).Select(Path.GetFileName).ToArray(), Directory.GetFiles(copy.Path).Select(Path.GetFileName).ToArray());
        var second = AuthorsFiles.Read(copy.Path);
        for (var level = 0; level < 3; level++)
        {
            CollectionAssert.AreEqual(first.Set.Levels[level].Cells.ToArray(), second.Set.Levels[level].Cells.ToArray());
            CollectionAssert.AreEqual(first.ClassIndicesAt(level).ToArray(), second.ClassIndicesAt(level).ToArray());
            CollectionAssert.AreEqual(ParentsAt(first.Set, level), ParentsAt(second.Set, level));
        }
    }

    [TestMethod]
    [DataRow("null", "has no entry 'm_5'")]
    [DataRow("[]", "is no object of objects of texts")]
    [DataRow("""{"m_5": null, "m_3": {}}""", "'m_5', or a cell of it, is null")]
    [DataRow("""{"m_5": {"W2": null}, "m_3": {}}""", "'m_5', or a cell of it, is null")]
    [DataRow("""{"m_5": {"W2": 1}, "m_3": {}}""", "is no object of objects of texts")]
    [DataRow("""{"m_5": {"W2": "R1", "W2": "R9"}, "m_3": {}}""", "is no object of objects of texts")]
    [DataRow("""{"m_5": {"W2": "\ud800"}, "m_3": {}}""", "is no object of objects of texts")]
    public void Damaged_parents_are_refused(string json, string message)
    {
        using var folder = AuthorsFolder.Semantic();
        folder.Write("h_dict.json", json);
        Assert.Contains(message, Assert.ThrowsExactly<AuthorsFormatException>(() => AuthorsFiles.Read(folder.Path)).Message);
    }

    [TestMethod]
    [DataRow("class_index,class_label,latitude_mean,longitude_mean,latitude_mean\n0,R8,41.9,12.5,1\n", "has the heading 'latitude_mean' twice, in columns 3 and 5")]
    [DataRow("num_images: 2147483648\nclass_index,class_label,latitude_mean,longitude_mean\n0,R8,41.9,12.5\n", "is said to be of 2147483648 images")]
    [DataRow("class_index,class_label,imgs_per_cell,latitude_mean,longitude_mean\n0,R8,2147483647,41.9,12.5\n1,R9,2147483647,47,2.4\n", "4294967294 images together")]
    [DataRow("class_index,class_label,imgs_per_cell,latitude_mean,longitude_mean\n0,R8,2147483648,41.9,12.5\n", "imgs_per_cell is '2147483648'")]
    [DataRow("class_index,class_label,imgs_per_cell,latitude_mean,longitude_mean\n0,R8,-1,41.9,12.5\n", "imgs_per_cell is '-1'")]
    [DataRow("class_index,class_label,latitude_mean,longitude_mean\n0,R8,1e400,12.5\n", "has no whole number as index or no coordinate")]
    [DataRow("class_index,class_label,latitude_mean,longitude_mean\n0,R8,NaN,12.5\n", "has no whole number as index or no coordinate")]
    [DataRow("class_index,class_label,latitude_mean,longitude_mean\n99999999999,R8,41.9,12.5\n", "has no whole number as index or no coordinate")]
    [DataRow("class_index,class_label,latitude_mean,longitude_mean\n0,R\uFFFD8,41.9,12.5\n", "is no UTF-8")]
    public void Impossible_numbers_and_headings_are_refused(string table, string message)
    {
        using var folder = new AuthorsFolder();
        folder.Write("m_2.csv", table);
        Assert.Contains(message, Assert.ThrowsExactly<AuthorsFormatException>(() => AuthorsFiles.Read(folder.Path)).Message);
    }

    [TestMethod]
    public void Partitioning_of_ours_goes_to_their_form_and_back()
    {
        using var folder = new AuthorsFolder();
        var set = Places.Europe();
        AuthorsFiles.Write(AuthorsPartitioning.From(set), folder.Path);
        var back = AuthorsFiles.Read(folder.Path, new() { Source = Places.Source }).Set;
        for (var level = 0; level < 2; level++)
        {
            CollectionAssert.AreEqual(
                set.Levels[level].Cells.Select(cell => (cell.LocationId, cell.ImageCount, cell.Coordinate)).ToArray(), back.Levels[level].Cells.Select(cell => (cell.LocationId, cell.ImageCount, cell.Coordinate)).ToArray());
            CollectionAssert.AreEqual(ParentsAt(set, level), ParentsAt(back, level));
        }
    }

    [TestMethod]
    public void S2_files_give_cells_that_know_coordinates_and_come_back_the_same()
    {
        using var folder = new AuthorsFolder();
        var (set, photos) = S2Set();
        AuthorsFiles.Write(AuthorsPartitioning.From(set), folder.Path);
        Assert.AreEqual("num_images: 300", File.ReadLines(Directory.GetFiles(folder.Path).Order().First()).First());
        var back = AuthorsFiles.Read(folder.Path).Set;
        Assert.AreEqual(PartitioningScheme.AdaptiveS2, back.Scheme);
        Assert.AreEqual(300, back.Statistics.Images);
        CollectionAssert.AreEqual(new[] { 20, 80 }, back.Levels.Select(level => level.Threshold).ToArray(), "from the names of the tables");
        var (ours, theirs) = (set.LabelsOf(photos), back.LabelsOf(photos));
        for (var level = 0; level < 2; level++)
            CollectionAssert.AreEqual(ours[level], theirs[level]);
        Assert.AreEqual(-1, back.ClassOf(new GeoCoordinate(-60, -120), 0));
    }

    [TestMethod]
    public void Damaged_tokens_of_all_tables_are_named_in_one_message_with_what_they_may_have_been()
    {
        using var folder = new AuthorsFolder();

        // 47e63 (north of Paris) became a power of ten, 0942 lost its zero and is another cell now, 89c6 is as it was, and nobody knows what "n/a" was.
        var (e63, zero, sound) = (S2CellId.Parse("47e63").Centre, S2CellId.Parse("0944").Centre, S2CellId.Parse("89c4").Centre);
        folder.Write("cells_50_1000.csv", $"num_images: 9\nmin_concept_probability: ---\nclass_label,hex_id,imgs_per_cell,latitude_mean,longitude_mean\n{Row(0, "4.7E+064", e63)}{Row(1, "89c4", sound)}{Row(2, "944", zero)}");
        folder.Write("cells_50_5000.csv", $"class_label,hex_id,imgs_per_cell,latitude_mean,longitude_mean\n{Row(0, "n/a", e63)}");
        var error = Assert.ThrowsExactly<AuthorsFormatException>(() => AuthorsFiles.Read(folder.Path));
        Assert.Contains("cells_50_1000.csv has 2 damaged ids: line 4 '4.7E+064' (perhaps '47e63'), line 6 '944' (perhaps '0944').", error.Message);
        Assert.Contains("cells_50_5000.csv has 1 damaged id: line 2 'n/a'.", error.Message);
        CollectionAssert.AreEqual(new[] { "4.7E+064", "944", "n/a" }, error.DamagedIds.Select(id => id.Id).ToArray());

        static string Row(int index, string id, GeoCoordinate at) => FormattableString.Invariant($"{index},{id},60,{at.Latitude},{at.Longitude}\n");
    }

    [TestMethod]
    public void Location_ids_that_a_spreadsheet_touched_are_named()
    {
        using var folder = AuthorsFolder.Semantic();
        folder.Replace("m_5.csv", "3,R3,", "3,1.00E+09,");
        folder.Replace("m_3.csv", "2,R8,", "2,,");
        var error = Assert.ThrowsExactly<AuthorsFormatException>(() => AuthorsFiles.Read(folder.Path));
        Assert.Contains("'1.00E+09'", error.Message);
        Assert.Contains("m_3.csv has 1 damaged id: line 4 ''", error.Message);
    }

    [TestMethod]
    [DataRow("\"R1\": \"R9\"", "\"R1\": \"R8\"", "R1", "W2", DisplayName = "another grandparent is no contradiction")]
    public void Parents_may_be_any_that_fit(string old, string by, string cell, string child)
    {
        using var folder = AuthorsFolder.Semantic();
        folder.Replace("h_dict.json", old, by);
        var set = AuthorsFiles.Read(folder.Path).Set;
        Assert.AreEqual("R8", ParentsAt(set, 2)[set.Finest.Cells.ToList().FindIndex(c => c.LocationId == child)], cell);
    }

    [TestMethod]
    [DataRow("\"R9\": \"R9\", \"R1\"", "\"R9\": \"R1\", \"R1\"", "the cell 'R9' of m_5 the parent 'R1' at m_3, but 'R9' is a cell there itself")]
    [DataRow("\"R3\": \"R8\"", "\"R3\": \"R4\"", "the parent 'R4' of 'R3' is no cell of m_3")]
    [DataRow("\"R3\": \"R8\"", "\"R4\": \"R8\"", "'R4' is no cell of m_5")]
    [DataRow("\"m_5\"", "\"m_6\"", "no entry 'm_5'")]
    [DataRow("}}", "", "is no object of objects of texts")]
    public void Parent_that_contradicts_is_an_error_that_names_the_cell(string old, string by, string message)
    {
        using var folder = AuthorsFolder.Semantic();
        folder.Replace("h_dict.json", old, by);
        Assert.Contains(message, Assert.Throws<PartitioningException>(() => AuthorsFiles.Read(folder.Path)).Message);
    }

    [TestMethod]
    [DataRow("class_index", "index", "needs the columns class_index, class_label")]
    [DataRow("latitude_mean", "lat", "no heading line")]
    [DataRow("2,R1", "7,R1", "not 0 to 4, each once")]
    [DataRow("2,R1", "2,R9", "the id 'R9' stands there 2 times")]
    [DataRow("48.85,", "148.85,", "no coordinate")]
    public void Damaged_tables_are_named(string old, string by, string message)
    {
        using var folder = AuthorsFolder.Semantic();
        folder.Replace("m_5.csv", old, by);
        var error = Assert.ThrowsExactly<AuthorsFormatException>(() => AuthorsFiles.Read(folder.Path));
        Assert.Contains("m_5.csv", error.Message);
        Assert.Contains(message, error.Message);
    }

    [TestMethod]
    public void Folder_without_the_files_of_one_partitioning_is_named()
    {
        using var folder = AuthorsFolder.Semantic();
        File.Delete(folder["h_dict.json"]);
        Assert.Contains("no h_dict.json", Assert.ThrowsExactly<AuthorsFormatException>(() => AuthorsFiles.Read(folder.Path)).Message);
        folder.Write("cells_50_1000.csv", "");
        Assert.Contains("both m_*.csv and cells_*.csv", Assert.ThrowsExactly<AuthorsFormatException>(() => AuthorsFiles.Read(folder.Path)).Message);
        Assert.Contains("There is no folder", Assert.ThrowsExactly<AuthorsFormatException>(() => AuthorsFiles.Read(folder["none"])).Message);
    }

    private static string?[] ParentsAt(PartitioningSet set, int level)
    {
        var cells = set.Levels[level].Cells;
        return [.. set.ParentsAt(level).ToArray().Select(parent => parent < 0 ? null : cells[parent].LocationId)];
    }

    private static (PartitioningSet Set, GeoCoordinate[] Photos) S2Set()
    {
        var random = new Random(3);
        GeoCoordinate[] photos = [.. Enumerable.Range(0, 300).Select(i => new GeoCoordinate(10 + 40 * random.NextDouble() * random.NextDouble(), 60 * random.NextDouble()))];
        return (AdaptiveS2Partitioning.Build(photos, new() { MinImages = 3, MaxImages = [20, 80] }), photos);
    }
}
