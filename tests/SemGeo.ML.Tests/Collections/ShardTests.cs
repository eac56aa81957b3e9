using System.Formats.Tar;
using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using SemGeo.Imaging;
using SemGeo.ML.Collections;
using SemGeo.Testing;
using SemGeo.Vision.Input;
using SemGeo.Vision.Shards;

namespace SemGeo.ML.Tests.Collections;

[TestClass]
public sealed class ShardTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("semgeo-shards-").FullName;

    [TestCleanup]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void Shards_give_the_photos_with_their_bytes_and_keep_the_contract_of_views()
    {
        var ml = new MLContext();
        var photos = Pack(photosPerShard: 5);
        var view = ml.Geolocation.LoadFromShards(Path.Combine(_folder, "*.tar"), new ShardLoadOptions { TextColumns = ["author"] });

        ViewConformance.Check(view);
        Assert.IsTrue(view.CanShuffle);
        CollectionAssert.AreEqual(photos.Select(photo => photo.Id).ToArray(), view.GetColumn<string>("Id").ToArray());
        CollectionAssert.AreEqual(photos.Select(photo => photo.Coordinate.Latitude).ToArray(), view.GetColumn<double>("Latitude").ToArray());
        CollectionAssert.AreEqual(photos.Select(photo => "by " + photo.Id).ToArray(), view.GetColumn<string>("author").ToArray());
        var bytes = view.GetColumn<byte[]>("ImageBytes").ToArray();
        for (var i = 0; i < photos.Count; i++)
            CollectionAssert.AreEqual(File.ReadAllBytes(photos[i].Path), bytes[i]);
    }

    [TestMethod]
    public void A_photo_whose_metadata_cannot_be_read_keeps_its_place_and_one_line_names_it()
    {
        var ml = new MLContext();
        var warnings = new List<string>();
        ml.Log += (_, entry) => warnings.AddRange(entry.Kind == ChannelMessageKind.Warning ? [entry.RawMessage] : []);
        var path = Path.Combine(_folder, "odd.tar");
        using (var tar = new TarWriter(File.Create(path), TarEntryFormat.Ustar))
        {
            foreach (var (name, content) in new[] { ("a.jpg", "x"), ("a.json", """{"id":"first","lat":1,"lon":2}"""), ("b.jpg", "x"), ("b.json", """{"id":"\ud800","lat":3,"lon":4}"""), ("c.jpg", "x"), ("c.json", "{"), ("d.jpg", "x"), ("d.json", """{"lat":"\udc00","lon":4}""") })
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)) });
        }

        var view = ml.Geolocation.LoadFromShards(path, new ShardLoadOptions { TextColumns = ["id"] });

        CollectionAssert.AreEqual(new[] { "first", "b", "c", "d" }, view.GetColumn<string>("Id").ToArray());
        CollectionAssert.AreEqual(new[] { 1.0, 3.0, double.NaN, double.NaN }, view.GetColumn<double>("Latitude").ToArray());
        CollectionAssert.AreEqual(new[] { "first", "", "", "" }, view.GetColumn<string>("id").ToArray());
        Assert.HasCount(1, warnings.Where(line => line.Contains("3 photos have metadata that could not be read", StringComparison.Ordinal) && line.Contains("'b': its JSON is damaged", StringComparison.Ordinal)));
        var report = ml.Geolocation.CountPositions(view);
        Assert.AreEqual((4L, 2L, 1L, 1L), (report.Rows, report.WithPosition, report.Missing, report.Unreadable));
        Assert.Contains("'d': its JSON is damaged", report.FirstUnreadable!);
    }

    [TestMethod]
    public void Another_epoch_reads_the_shards_in_another_order_and_every_photo_keeps_its_number()
    {
        var ml = new MLContext();
        Pack(photosPerShard: 5);
        var view = ml.Geolocation.LoadFromShards(_folder);
        string[] Order(int seed)
        {
            var cursor = view.GetRowCursor([view.Schema["Id"]], new Random(seed));
            return [.. Rows.Of(cursor, [view.Schema["Id"]]).Select(row => row.Values[0])];
        }

        var orders = Enumerable.Range(0, 6).Select(seed => string.Join(' ', Order(seed))).Distinct().Count();
        Assert.IsGreaterThan(1, orders);
    }

    [TestMethod]
    public void Model_is_trained_on_shards_and_scores_paths_addresses_and_bytes_alike()
    {
        var ml = new MLContext(seed: 1);
        Pack(photosPerShard: 10);
        var shards = ml.Geolocation.LoadFromShards(_folder);
        using var model = TrainedModel.Pipeline(ml).Fit(shards);
        var answer = model.LastTransformer!;

        var byAddress = answer.Transform(shards).GetColumn<float>("Probability").ToArray();
        using var overBytes = answer.With(imageColumnName: "ImageBytes");
        CollectionAssert.AreEqual(byAddress, overBytes.Transform(shards).GetColumn<float>("Probability").ToArray());
        CollectionAssert.AreEqual(byAddress, answer.Transform(TrainedModel.Photos).GetColumn<float>("Probability").ToArray());
        Assert.IsTrue(byAddress.All(float.IsFinite));
        Assert.AreEqual(5, answer.Scoring.TopCells);
    }

    [TestMethod]
    public void Damaged_shard_costs_its_rest_and_is_warned_of_once_or_thrown()
    {
        var photos = Pack(photosPerShard: 10);
        var path = Path.Combine(_folder, "shard-000001.tar");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..9000]);
        var (ml, warnings) = (new MLContext(), new List<string>());
        ml.Log += (_, entry) =>
        {
            if (entry.Kind == ChannelMessageKind.Warning)
                warnings.Add(entry.RawMessage!);
        };

        var view = ml.Geolocation.LoadFromShards(_folder);
        var (first, second) = (view.GetColumn<string>("Id").ToArray(), view.GetColumn<string>("Id").ToArray());

        CollectionAssert.AreEqual(first, second);
        Assert.IsGreaterThan(photos.Count - 10, first.Length);
        Assert.IsLessThan(photos.Count, first.Length);
        CollectionAssert.IsSubsetOf(photos.TakeLast(photos.Count - 20).Select(photo => photo.Id).ToArray(), first);
        Assert.HasCount(1, warnings);
        Assert.Contains("shard-000001.tar", warnings[0]);
        var strict = ml.Geolocation.LoadFromShards(_folder, new ShardLoadOptions { OnDamagedShard = BadImagePolicy.Throw });
        Assert.Contains("set OnDamagedShard to Skip", Assert.ThrowsExactly<ShardException>(() => strict.GetColumn<string>("Id").ToArray()).Message);
    }

    [TestMethod]
    public void Positions_of_a_table_go_before_those_of_the_shards()
    {
        var photos = Pack(photosPerShard: 100);
        var table = Path.Combine(_folder, "meta.csv");
        File.WriteAllText(table, $"id,latitude,longitude\n{photos[1].Id},1.5,2.5\n");
        var view = new MLContext().Geolocation.LoadFromShards(_folder, new ShardLoadOptions { PositionsPath = table });

        var latitudes = view.GetColumn<double>("Latitude").ToArray();
        Assert.AreEqual(1.5, latitudes[1]);
        Assert.AreEqual(photos[0].Coordinate.Latitude, latitudes[0]);
        Assert.ThrowsExactly<FileNotFoundException>(() => new MLContext().Geolocation.LoadFromShards(_folder, new ShardLoadOptions { PositionsPath = "absent.csv" }));
    }

    private List<PhotoToPack> Pack(int photosPerShard)
    {
        var photos = new MLContext().Data.CreateEnumerable<Photo>(TrainedModel.Photos, reuseRowObject: false)
            .Select(photo => new PhotoToPack(photo.Id, photo.ImagePath, new(photo.Latitude, photo.Longitude), [KeyValuePair.Create("Author", "by " + photo.Id)])).ToList();
        new ShardPacker(new SkiaImageCodec(), new SkiaImageCodec(), new ShardPackOptions { MaxShardPhotos = photosPerShard }).Pack(photos, _folder);
        return photos;
    }
}
