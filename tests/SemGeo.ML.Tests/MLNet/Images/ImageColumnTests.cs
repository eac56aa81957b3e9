using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using SemGeo.Testing;

namespace SemGeo.ML.Tests.MLNet.Images;

/// <summary>How ML.NET hands out images, on which <c>ImageColumn</c> relies.</summary>
[TestClass]
public sealed class ImageColumnTests
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [TestInitialize]
    public void Write_images()
    {
        for (var i = 0; i < 3; i++)
        {
            using var image = MLImage.CreateFromPixels(i + 1, 2, MLPixelFormat.Bgra32, [.. Enumerable.Repeat(new byte[] { 10, 20, 30, 255 }, 2 * (i + 1)).SelectMany(p => p)]);
            image.Save(Path.Combine(_folder, $"{i}.png"));
        }
    }

    [TestCleanup]
    public void Remove_images() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void LoadRawImageBytes_conforms() => EstimatorConformance.Check(
        _ml.Transforms.LoadRawImageBytes("Bytes", _folder, "Path"), Paths("0.png", "", "2.png", "1.png"), new EstimatorRequirements("Path") { Reload = Models.Reload });

    [TestMethod]
    public void LoadRawImageBytes_gives_the_files_as_they_are()
    {
        var data = _ml.Transforms.LoadRawImageBytes("Bytes", _folder, "Path").Fit(Paths()).Transform(Paths("1.png", "", "0.png"));

        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Byte), data.Schema["Bytes"].Type);
        var bytes = data.GetColumn<byte[]>("Bytes").ToArray();
        CollectionAssert.AreEqual(File.ReadAllBytes(Path.Combine(_folder, "1.png")), bytes[0]);
        Assert.IsEmpty(bytes[1]);
        CollectionAssert.AreEqual(File.ReadAllBytes(Path.Combine(_folder, "0.png")), bytes[2]);
    }

    [TestMethod]
    public void LoadImages_gives_images_tagged_with_their_path_and_none_for_an_empty_one()
    {
        var estimator = _ml.Transforms.LoadImages("Image", _folder, "Path");
        var data = estimator.Fit(Paths()).Transform(Paths("2.png", "", "0.png"));

        Assert.AreEqual(new ImageDataViewType(), data.Schema["Image"].Type);
        Assert.AreEqual("Image", data.Schema["Image"].Type.ToString());
        Assert.AreEqual(new ImageDataViewType(), estimator.GetOutputSchema(Shapes.Of(Paths().Schema)).Single(c => c.Name == "Image").ItemType);
        using var cursor = data.GetRowCursor([data.Schema["Image"]]);
        var get = cursor.GetGetter<MLImage>(data.Schema["Image"]);
        MLImage image = null!;
        cursor.MoveNext();
        get(ref image);
        Assert.AreEqual((3, 2, Path.Combine(_folder, "2.png")), (image.Width, image.Height, image.Tag));
        CollectionAssert.AreEqual(new byte[] { 10, 20, 30 }, image.GetBGRPixels[..3]);
        cursor.MoveNext();
        get(ref image);
        Assert.IsNull(image);
        cursor.MoveNext();
        get(ref image);
        Assert.AreEqual(1, image.Width);
    }

    [TestMethod]
    public void Getter_disposes_what_it_is_handed_and_the_cursor_the_last_image()
    {
        var data = _ml.Transforms.LoadImages("Image", _folder, "Path").Fit(Paths()).Transform(Paths("0.png", "1.png", "2.png"));
        MLImage first = null!, second = null!, third = null!;
        using (var cursor = data.GetRowCursor([data.Schema["Image"]]))
        {
            var get = cursor.GetGetter<MLImage>(data.Schema["Image"]);
            cursor.MoveNext();
            get(ref first);
            cursor.MoveNext();
            second = first;
            get(ref second);
            Assert.IsTrue(IsDisposed(first));
            Assert.IsFalse(IsDisposed(second));
            cursor.MoveNext();
            get(ref third);
            Assert.IsFalse(IsDisposed(second));
            Assert.IsFalse(cursor.MoveNext());
            Assert.IsFalse(IsDisposed(third));
        }

        Assert.IsFalse(IsDisposed(second));
        Assert.IsTrue(IsDisposed(third));
    }

    [TestMethod]
    public void Missing_file_and_what_is_no_image_are_errors_of_that_row()
    {
        File.WriteAllBytes(Path.Combine(_folder, "bad.png"), [1, 2, 3]);
        var data = _ml.Transforms.LoadImages("Image", _folder, "Path").Fit(Paths()).Transform(Paths("missing.png", "bad.png", "0.png"));
        using var cursor = data.GetRowCursor([data.Schema["Image"]]);
        var get = cursor.GetGetter<MLImage>(data.Schema["Image"]);
        MLImage image = null!;

        cursor.MoveNext();
        Assert.ThrowsExactly<FileNotFoundException>(() => get(ref image));
        cursor.MoveNext();
        Assert.ThrowsExactly<ArgumentException>(() => get(ref image));
        cursor.MoveNext();
        get(ref image);
        Assert.AreEqual(1, image.Width);
    }

    [TestMethod]
    public void Image_properties_are_columns_of_the_given_size()
    {
        using var image = MLImage.CreateFromPixels(1, 1, MLPixelFormat.Bgra32, [1, 2, 3, 255]);
        var view = _ml.Data.LoadFromEnumerable(new[] { new Pictured { Sized = image } });

        Assert.AreEqual("Sized: Image<4, 6>", view.Schema["Sized"].ToString());
        Assert.AreEqual(new ImageDataViewType(4, 6), view.Schema["Sized"].Type);
        Assert.AreNotEqual(new ImageDataViewType(4, 6), new ImageDataViewType(6, 4));
        Assert.AreSame(image, _ml.Data.CreateEnumerable<Pictured>(view, false).Single().Sized);
    }

    [TestMethod]
    public void Images_of_no_stated_size_cannot_be_read_into_objects()
    {
        var data = _ml.Transforms.LoadImages("Sized", _folder, "Path").Fit(Paths()).Transform(Paths("0.png"));

        var error = Assert.ThrowsExactly<NotImplementedException>(() => _ml.Data.CreateEnumerable<Pictured>(data, false).ToArray());

        Assert.AreEqual("Type 'Microsoft.ML.Data.MLImage' is not yet supported.", error.Message);
    }

    // Why nothing trains on decoded images, and why paths and bytes are columns of their own.
    [TestMethod]
    public void Image_columns_are_left_out_of_caches_and_shuffled_views_and_raw_bytes_are_not()
    {
        var data = _ml.Transforms.LoadImages("Image", _folder, "Path").Append(_ml.Transforms.LoadRawImageBytes("Bytes", _folder, "Path")).Fit(Paths()).Transform(Paths("0.png", "1.png"));

        foreach (var view in new[] { _ml.Data.Cache(data), _ml.Data.ShuffleRows(data, seed: 1) })
        {
            Assert.IsNull(view.Schema.GetColumnOrNull("Image"));
            Assert.AreEqual(2, view.GetColumn<byte[]>("Bytes").Count(bytes => bytes.Length > 0));
        }
    }

    [TestMethod]
    public void Images_in_memory_are_consumed_by_the_pass_that_extracts_their_pixels()
    {
        using var image = MLImage.CreateFromPixels(6, 4, MLPixelFormat.Bgra32, new byte[4 * 4 * 6]);
        var view = _ml.Data.LoadFromEnumerable(new[] { new Pictured { Sized = image } });
        var pixels = _ml.Transforms.ExtractPixels("Pixels", "Sized").Fit(view).Transform(view);

        Assert.HasCount(3 * 4 * 6, pixels.GetColumn<float[]>("Pixels").Single());
        Assert.IsTrue(IsDisposed(image));
        Assert.AreEqual("Object is disposed.", Assert.Throws<InvalidOperationException>(() => pixels.GetColumn<float[]>("Pixels").ToArray()).Message);
    }

    [TestMethod]
    public void Prediction_engine_takes_and_gives_images_and_leaves_them_to_the_caller()
    {
        using var image = MLImage.CreateFromPixels(1, 1, MLPixelFormat.Bgra32, [1, 2, 3, 255]);
        var model = _ml.Transforms.CopyColumns("Copy", "Sized").Fit(_ml.Data.LoadFromEnumerable(new[] { new Pictured { Sized = image } }));
        using var engine = _ml.Model.CreatePredictionEngine<Pictured, Copied>(model);

        Assert.AreSame(image, engine.Predict(new Pictured { Sized = image }).Copy);
        Assert.AreSame(image, engine.Predict(new Pictured { Sized = image }).Copy);
        Assert.IsFalse(IsDisposed(image));
    }

    private static bool IsDisposed(MLImage image)
    {
        try
        {
            _ = image.Width;
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    private IDataView Paths(params string[] paths) => _ml.Data.LoadFromEnumerable(paths.Select(p => new Row { Path = p }).ToArray());

    private sealed class Row
    {
        public string Path { get; set; } = "";
    }

    private sealed class Copied
    {
        [ImageType(4, 6)]
        public MLImage Copy { get; set; } = null!;
    }

    private sealed class Pictured
    {
        [ImageType(4, 6)]
        public MLImage Sized { get; set; } = null!;
    }
}
