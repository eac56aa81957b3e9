using SemGeo.Geography;
using SemGeo.Pipelines.Input;
using SemGeo.Testing;

namespace SemGeo.Pipelines.Tests.Input;

[TestClass]
public sealed class PhotoRowsTests
{
    [TestMethod]
    public void Rows_have_their_photo_and_all_other_columns()
    {
        using var folder = new TemporaryFolder();
        var table = folder.Write("t.csv", "imagepath,Author,Id,LATITUDE,longitude,Note\na.jpg,\"Ada, L.\",7,48.5,2.25,\nsub/b.jpg,Bo,8,,,late\n");
        var rows = PhotoRows.Read(table, imageFolder: null).ToArray();
        Assert.HasCount(2, rows);
        Assert.AreEqual(("7", folder["a.jpg"], new GeoCoordinate(48.5, 2.25)), (rows[0].Id, rows[0].Path, rows[0].Coordinate));
        CollectionAssert.AreEqual(new[] { KeyValuePair.Create("Author", "Ada, L."), KeyValuePair.Create("Note", "") }, rows[0].Columns.ToArray());
        Assert.AreEqual("8", rows[1].Id);
        Assert.IsTrue(rows[1].Coordinate.IsMissing);
    }

    [TestMethod]
    public void Path_is_the_id_where_there_is_none_and_the_folder_of_photos_can_be_another()
    {
        using var folder = new TemporaryFolder();
        var row = PhotoRows.Read(folder.Write("t.csv", "ImagePath\na.jpg\n"), folder["photos"]).Single();
        Assert.AreEqual(("a.jpg", Path.Combine(folder["photos"], "a.jpg")), (row.Id, row.Path));
        Assert.IsTrue(row.Coordinate.IsMissing);
        Assert.IsEmpty(row.Columns);
    }

    [TestMethod]
    public void Table_without_paths_or_with_a_quote_that_never_closes_is_named()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("'File', 'Lat'", Fails(folder.Write("t.csv", "File,Lat\na.jpg,1\n")));
        Assert.Contains("broken.csv", Fails(folder.Write("broken.csv", "ImagePath,Note\na.jpg,\"open\nb.jpg,c\n")));
    }

    private static string Fails(string table) => Assert.ThrowsExactly<InvalidDataException>(() => PhotoRows.Read(table, null).Count()).Message;
}
