using System.Globalization;
using System.Text;
using SemGeo.Testing;

namespace SemGeo.Pipelines.Tests.Verbs;

[TestClass]
public sealed class BadTrainingInputTests
{
    private static readonly string[] Tiny = ["-s", "model:input:inputSize=32", "-s", "model:input:resizeShortSide=36", "-s", "model:training:epochs=1", "-s", "partitioning:minImages=1"];

    [TestMethod]
    public async Task Absent_folder_is_named()
    {
        using var folder = new TemporaryFolder();
        (await TrainAsync(folder, folder["none"])).FailedWith(folder["none"], "no folder");
    }

    [TestMethod]
    public async Task Empty_folder_is_named_with_what_it_should_hold()
    {
        using var folder = new TemporaryFolder();
        (await TrainAsync(folder, folder.Path)).FailedWith(folder.Path, "holds no photo", ".jpg");
    }

    [TestMethod]
    public async Task Photos_without_any_position_are_no_training_data()
    {
        using var folder = new TemporaryFolder();
        TestPhotos.Write(folder, 3);
        (await TrainAsync(folder, folder.Path)).FailedWith(folder.Path, "no photo of", "has a position", "EXIF");
    }

    [TestMethod]
    public async Task Table_without_photos_is_no_training_data()
    {
        using var folder = new TemporaryFolder();
        (await TrainAsync(folder, folder.Write("t.csv", "ImagePath,Latitude,Longitude\n"))).FailedWith(folder["t.csv"], "holds no photo");
        (await TrainAsync(folder, folder.Write("empty.csv", ""))).FailedWith(folder["empty.csv"], "is empty");
    }

    [TestMethod]
    public async Task Table_without_the_column_of_photos_is_named_with_its_headings()
    {
        using var folder = new TemporaryFolder();
        var table = folder.Write("t.csv", "File,Lat\nphoto.jpg,3\n");
        (await TrainAsync(folder, table)).FailedWith(table, "'ImagePath'", "'File', 'Lat'");
    }

    [TestMethod]
    public async Task Threshold_that_leaves_no_cell_is_named_with_what_there_is()
    {
        using var folder = new TemporaryFolder();
        (await TrainAsync(folder, ParisTable(folder, 3), "-s", "partitioning:thresholds=2,3,400")).FailedWith("Threshold 400", "leaves no cell", "3 images");
    }

    [TestMethod]
    public async Task Wrong_option_is_named_with_its_value_and_range()
    {
        using var folder = new TemporaryFolder();
        (await TrainAsync(folder, ParisTable(folder, 3), "-s", "partitioning:thresholds=3,2", "-s", "partitioning:minImages=0")).FailedWith("Thresholds[1] is 2", "MinImages is 0");
        (await TrainAsync(folder, ParisTable(folder, 3), "-s", "partitioning:thresholds=1,2", "-s", "model:backbone=ResNet7")).FailedWith("ResNet7", "resnet18, resnet34");
    }

    [TestMethod]
    [DataRow("91.5", "0", "91.5")]
    [DataRow("0", "-180.5", "-180.5")]
    public async Task Coordinate_out_of_range_is_named(string latitude, string longitude, string value)
    {
        using var folder = new TemporaryFolder();
        var table = folder.Write("t.csv", $"ImagePath,Latitude,Longitude\nphoto-0.jpg,48.85,2.35\nphoto-1.jpg,{latitude},{longitude}\n");
        (await TrainAsync(folder, table)).FailedWith(value);
    }

    [TestMethod]
    public async Task Output_that_cannot_be_written_is_named_before_anything_is_read()
    {
        using var folder = new TemporaryFolder();
        (await TrainAsync(folder, folder["none"], "-o", Path.Combine(folder.Path, "deep", "model.zip"))).FailedWith("there is no folder", "deep");
        (await TrainAsync(folder, folder["none"], "-o", folder.Path)).FailedWith("that is a folder");
        (await TrainAsync(folder, folder["none"], "--from", folder["absent.pth"])).FailedWith("There is no file", "absent.pth");
        (await TrainAsync(folder, folder["none"], "--partitioning", folder["absent.cells"])).FailedWith("There is no file", "absent.cells");
    }

    [TestMethod]
    public async Task Gpu_that_is_not_there_is_named()
    {
        using var folder = new TemporaryFolder();
        (await TrainAsync(folder, ParisTable(folder, 3), "--gpu", "4711", "-s", "partitioning:thresholds=1,2")).FailedWith("GPU 4711 was asked for");
    }

    [TestMethod]
    public async Task Unknown_key_of_the_file_or_an_argument_is_named()
    {
        using var folder = new TemporaryFolder();
        var config = folder.Write("mine.json", """{ "modle": {} }""");
        (await TrainAsync(folder, folder.Path, "--config", config)).FailedWith("mine.json", "'modle'", "synthesize, scheme, partitioning, s2, countries, cplanet, model");
        (await TrainAsync(folder, folder.Path, "--set", "model:colour=red")).FailedWith("--set", "'model:colour'");
    }

    [TestMethod]
    public async Task Missing_and_unknown_arguments_are_named()
    {
        (await Cli.RunAsync("train", "--dta", "x")).FailedWith("no option '--dta'", "'--data'");
        (await Cli.RunAsync("train")).FailedWith("--data", "--output");
    }

    /// <summary>Photos in Paris, and the table of them.</summary>
    internal static string ParisTable(TemporaryFolder folder, int photos)
    {
        TestPhotos.Write(folder, photos);
        var table = new StringBuilder("ImagePath,Latitude,Longitude\n");
        for (var i = 0; i < photos; i++)
            table.Append(CultureInfo.InvariantCulture, $"photo-{i}.jpg,48.8584,2.2945\n");
        return folder.Write("paris.csv", table.ToString());
    }

    private static async Task<RunResult> TrainAsync(TemporaryFolder folder, string data, params string[] more)
    {
        string[] output = more.Contains("-o") ? [] : ["--output", folder["model.zip"]];
        var run = await Cli.RunAsync(["train", "--data", data, .. output, .. Tiny, .. more]);
        Assert.IsFalse(File.Exists(folder["model.zip"]));
        return run;
    }
}
