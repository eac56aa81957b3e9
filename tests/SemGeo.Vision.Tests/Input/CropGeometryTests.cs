using System.Text.Json;
using SemGeo.Imaging;
using SemGeo.Vision.Input;

namespace SemGeo.Vision.Tests.Input;

[TestClass]
public sealed class CropGeometryTests
{
    [TestMethod]
    public void Random_crops_stay_within_the_image_the_area_and_the_ratio()
    {
        var options = new InputOptions();
        var random = new PhotoRandom(1, 2, 3);
        var lefts = new HashSet<double>();
        for (var i = 0; i < 2000; i++)
        {
            var box = CropGeometry.DrawRandom(ref random, new(427, 320), options);
            Assert.IsTrue(box.Left >= 0 && box.Top >= 0 && box.Left + box.Width <= 427 && box.Top + box.Height <= 320);
            // Sides are rounded to pixels.
            Assert.IsInRange(0.65, 1.0, box.Width * box.Height / (427.0 * 320));
            Assert.IsInRange(0.74, 1.35, box.Width / box.Height);
            lefts.Add(box.Left);
        }
        Assert.IsGreaterThan(50, lefts.Count);
    }

    [TestMethod]
    public void Random_crops_are_spread_as_torchvision_s()
    {
        using var golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "crops.json")));
        foreach (var expected in golden.RootElement.EnumerateArray())
        {
            var (width, height) = (expected.GetProperty("width").GetInt32(), expected.GetProperty("height").GetInt32());
            var boxes = Enumerable.Range(0, 50_000).Select(row =>
            {
                var random = new PhotoRandom(7, 1, row);
                return CropGeometry.DrawRandom(ref random, new(width, height), new InputOptions());
            }).ToList();

            void Check(string name, double tolerance, Func<ImageBox, double> value) =>
                Assert.AreEqual(expected.GetProperty(name).GetDouble(), boxes.Average(value), tolerance, $"{name} of {width} x {height}");

            Check("area", 0.003, box => box.Width * box.Height / ((double)width * height));
            Check("logRatio", 0.004, box => Math.Log(box.Width / box.Height));
            Check("absoluteLogRatio", 0.003, box => Math.Abs(Math.Log(box.Width / box.Height)));
            Check("center", 0.004, box => (box.Left + box.Width / 2) / width);
            Check("left", 0.01, box => box.Left / Math.Max(1, width - box.Width));
        }
    }

    [TestMethod]
    public void Random_crop_of_all_of_a_square_is_the_square()
    {
        var random = new PhotoRandom(0, 0, 0);
        var options = new InputOptions { MinimumCropArea = 1, MinimumCropRatio = 1, MaximumCropRatio = 1 };
        Assert.AreEqual(new ImageBox(0, 0, 50, 50), CropGeometry.DrawRandom(ref random, new(50, 50), options));
    }

    [TestMethod]
    [DataRow(1000, 10, 494, 0, 13, 10)]
    [DataRow(10, 1000, 0, 494, 10, 13)]
    [DataRow(100, 1, 50, 0, 1, 1)]
    public void Image_that_no_crop_fits_gives_its_centre(int width, int height, double left, double top, double cropWidth, double cropHeight)
    {
        var random = new PhotoRandom(0, 0, 0);
        Assert.AreEqual(new ImageBox(left, top, cropWidth, cropHeight), CropGeometry.DrawRandom(ref random, new(width, height), new()));
    }

    [TestMethod]
    public void Five_crops_are_the_corners_and_the_centre()
    {
        // As torchvision: (341 - 224) / 2 = 58.5 is rounded to even.
        ImageBox[] expected = [new(0, 0, 224, 224), new(117, 0, 224, 224), new(0, 32, 224, 224), new(117, 32, 224, 224), new(58, 16, 224, 224)];
        for (var i = 0; i < 5; i++)
            Assert.AreEqual(expected[i], CropGeometry.Evaluation(new(341, 256), 224, CropMode.Five, i));
        Assert.AreEqual(expected[4], CropGeometry.Evaluation(new(341, 256), 224, CropMode.Center, 0));
    }
}
