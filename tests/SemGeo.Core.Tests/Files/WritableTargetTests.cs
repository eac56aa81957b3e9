using SemGeo.Files;

namespace SemGeo.Core.Tests.Files;

[TestClass]
public sealed class WritableTargetTests
{
    // Nobody can make a file there, whoever runs the tests.
    private const string Unwritable = "/sys/kernel";

    private readonly string _folder = Directory.CreateTempSubdirectory("semgeo-target-").FullName;

    [TestCleanup]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void File_that_can_be_written_or_replaced_is_left_as_it_is()
    {
        var path = Path.Combine(_folder, "model.zip");
        WritableTarget.RequireFile(path);
        Assert.IsEmpty(Directory.GetFileSystemEntries(_folder));

        File.WriteAllText(path, "old");
        WritableTarget.RequireFile(path);
        Assert.AreEqual("old", File.ReadAllText(path));
        CollectionAssert.AreEqual(new[] { path }, Directory.GetFileSystemEntries(_folder));
    }

    [TestMethod]
    public void Folder_is_not_made()
    {
        WritableTarget.RequireFolder(_folder);
        WritableTarget.RequireFolder(Path.Combine(_folder, "new", "deep"));
        Assert.IsEmpty(Directory.GetFileSystemEntries(_folder));
    }

    [TestMethod]
    public void Folder_in_place_of_a_file_and_file_in_place_of_a_folder_are_named()
    {
        Assert.AreEqual($"'{_folder}' could not be written: that is a folder.", Assert.ThrowsExactly<IOException>(() => WritableTarget.RequireFile(_folder)).Message);
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        Assert.AreEqual($"'{file}' could not be written to: '{file}' is a file.", Assert.ThrowsExactly<IOException>(() => WritableTarget.RequireFolder(file)).Message);
        var below = Path.Combine(file, "run");
        Assert.AreEqual($"'{below}' could not be written to: '{file}' is a file.", Assert.ThrowsExactly<IOException>(() => WritableTarget.RequireFolder(below)).Message);
    }

    [TestMethod]
    public void Absent_folder_of_a_file_is_named()
    {
        var path = Path.Combine(_folder, "none", "model.zip");
        Assert.AreEqual($"'{path}' could not be written: there is no folder '{Path.Combine(_folder, "none")}'.", Assert.ThrowsExactly<DirectoryNotFoundException>(() => WritableTarget.RequireFile(path)).Message);
    }

    [TestMethod]
    public void Folder_that_nothing_can_be_written_to_is_named()
    {
        if (!Directory.Exists(Unwritable))
            Assert.Inconclusive($"There is no '{Unwritable}' here.");
        var message = Assert.ThrowsExactly<IOException>(() => WritableTarget.RequireFile($"{Unwritable}/model.zip")).Message;
        StringAssert.StartsWith(message, $"'{Unwritable}/model.zip' could not be written: nothing can be written to the folder '{Unwritable}' (");
        message = Assert.ThrowsExactly<IOException>(() => WritableTarget.RequireFolder($"{Unwritable}/run/deep")).Message;
        StringAssert.StartsWith(message, $"'{Unwritable}/run/deep' could not be written: nothing can be written to the folder '{Unwritable}' (");
    }

    [TestMethod]
    public void Device_is_taken_as_it_is() => WritableTarget.RequireFile("/dev/stdout");
}
