using SemGeo.Imaging;
using SemGeo.Vision.Input;

namespace SemGeo.Vision.Tests.Input;

[TestClass]
public sealed class ResumedEpochTests
{
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(3)]
    [DataRow(5)]
    public void An_epoch_goes_on_with_the_batches_that_were_not_used_and_decodes_no_others(int used)
    {
        var whole = Batches(Input(new CountingDecoder(new SkiaImageCodec())).Epoch(1));
        var counting = new CountingDecoder(new SkiaImageCodec());

        var position = used == 0 ? 0 : whole[used - 1].Position;
        var rest = Batches(Input(counting).Epoch(1, position, CancellationToken.None));

        Assert.HasCount(5, whole);
        Assert.HasCount(whole.Count - used, rest);
        for (var i = 0; i < rest.Count; i++)
        {
            CollectionAssert.AreEqual(whole[used + i].Rows, rest[i].Rows);
            CollectionAssert.AreEqual(whole[used + i].Pixels, rest[i].Pixels);
            Assert.AreEqual(whole[used + i].Position, rest[i].Position);
        }

        Assert.AreEqual(rest.Sum(batch => batch.Rows.Length), counting.Count);
    }

    [TestMethod]
    public void Positions_count_images_that_were_left_out()
    {
        var photos = Photos.Golden(9).Select((photo, row) => row is 0 or 4 ? photo with { Path = "absent.jpg" } : photo).ToList();
        var options = Options();
        (options.OnBadImage, options.ShuffleBuffer) = (BadImagePolicy.Skip, 1);

        var batches = Batches(new TrainingInput(new PhotoList(photos), new SkiaImageCodec(), options).Epoch(0));

        CollectionAssert.AreEqual(new long[] { 3, 6, 9 }, batches.Select(batch => batch.Position).ToArray());
        CollectionAssert.AreEqual(new[] { 2, 2, 3 }, batches.Select(batch => batch.Rows.Length).ToArray());
    }

    [TestMethod]
    public void The_fingerprint_of_a_list_changes_with_path_label_coordinate_and_order()
    {
        var photos = Photos.Golden(3).ToList();

        string Of(params PhotoExample[] list) => new PhotoList(list).Fingerprint!;

        var fingerprints = new[]
        {
            Of([.. photos]), Of(photos[1], photos[0], photos[2]), Of(photos[0], photos[1]), Of(photos[0] with { Path = "other.jpg" }, photos[1], photos[2]),
            Of(photos[0] with { Labels = new[] { 99 } }, photos[1], photos[2]), Of(photos[0] with { Coordinate = new(1, 2) }, photos[1], photos[2]),
        };
        CollectionAssert.AllItemsAreUnique(fingerprints);
        Assert.AreEqual(fingerprints[0], Of([.. photos]));
    }

    private static TrainingInput Input(IImageDecoder decoder) => new(new PhotoList(Photos.Golden(13)), decoder, Options());

    private static InputOptions Options() => new() { InputSize = 16, ResizeShortSide = 20, BatchSize = 3, ShuffleBuffer = 5, Workers = 1, PrefetchBatches = 2 };

    private static List<(long[] Rows, float[] Pixels, long Position)> Batches(IEnumerable<PhotoBatch> batches)
    {
        var all = new List<(long[], float[], long)>();
        foreach (var batch in batches)
        {
            using (batch)
                all.Add((batch.Rows.ToArray(), batch.Pixels.ToArray(), batch.Position));
        }

        return all;
    }
}
