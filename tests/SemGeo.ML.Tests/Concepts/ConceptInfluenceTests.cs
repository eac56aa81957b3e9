using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Imaging.Masks;
using SemGeo.ML.Collections;
using SemGeo.ML.Concepts;
using SemGeo.ML.Schema;
using SemGeo.Testing;
using SemGeo.Vision.Explanation;
using SemGeo.Vision.Input;

namespace SemGeo.ML.Tests.Concepts;

[TestClass]
public sealed class ConceptInfluenceTests
{
    private static string Masks => Path.Combine(SyntheticCollection.Folder, "masks");

    /// <summary>Two photos.</summary>
    private static IDataView Photos => new MLContext().Data.TakeRows(TrainedModel.Photos, 2);

    private static ConceptInfluenceEstimatorOptions Options() => new()
    {
        MaskFolder = Masks,
        Explanation = new ExplanationOptions { Steps = 2, Smoothing = Smoothing.Squared, Samples = 2 },
    };

    [TestMethod]
    [TestCategory("Slow")]
    public void Estimator_after_a_model_does_what_all_estimators_have_to_do()
    {
        var options = Options();
        options.Explanation = new ExplanationOptions { Method = ExplanationMethod.Gradient, Smoothing = Smoothing.None };
        options.ComparedDilation = 2;
        EstimatorConformance.Check(
            new MLContext().Geolocation.ConceptInfluence(options), TrainedModel.Model.Transform(Photos), new EstimatorRequirements("ImagePath", "PredictedCell") { Reload = Models.Reload });
    }

    [TestMethod]
    public void Rows_hold_the_concepts_of_the_mask_and_obey_the_formula()
    {
        foreach (var row in Read(Fit(Options()), Photos))
        {
            Assert.AreEqual("", row.Error);
            Assert.IsTrue(row.CompletenessGap >= 0 && float.IsFinite(row.CompletenessGap), $"{row.CompletenessGap}");
            Assert.IsNotEmpty(row.Names);
            for (var i = 0; i < row.Names.Length; i++)
            {
                Assert.IsInRange(0.05f, 1f, row.Sizes[i]);
                Assert.IsInRange(0f, 1f, row.Intersections[i]);
                Assert.AreEqual(row.Intersections[i] / row.Sizes[i], row.Influences[i], 1e-4f);
            }
        }
    }

    [TestMethod]
    [TestCategory("Slow")]
    public void Model_of_its_own_and_model_of_the_pipeline_give_the_same_and_a_file_holds_it_once()
    {
        var ml = new MLContext();
        var scored = TrainedModel.Model.Transform(Photos);
        using var after = ml.Geolocation.ConceptInfluence(Options()).Fit(scored);
        using var alone = Fit(Options());
        var expected = Lines(Read(alone, Photos));
        Assert.AreEqual(expected, Lines(Read(after.Transform(scored))));

        // The photos alone are enough for the one that stands alone, also when it comes from a file.
        Assert.AreEqual(expected, Lines(Read(Models.Reload(alone, Photos.Schema).Transform(Photos))));
        var pipeline = new TransformerChain<ITransformer>(TrainedModel.Model, after);
        Assert.AreEqual(expected, Lines(Read(Models.Reload(pipeline, Photos.Schema).Transform(Photos))));
        Assert.IsLessThan(SizeOf(TrainedModel.Model) * 1.05, SizeOf(pipeline));
        Assert.IsGreaterThan(SizeOf(TrainedModel.Model) * 0.95, SizeOf(alone));
    }

    [TestMethod]
    public void Trainer_and_concepts_compose_in_one_chain()
    {
        var ml = new MLContext(seed: 1);
        var chain = TrainedModel.Pipeline(ml).Append(ml.Geolocation.ConceptInfluence(Options())).Fit(TrainedModel.Photos);
        Assert.AreEqual("", Read(chain.GetModelFor(TransformerScope.Scoring).Transform(Photos))[0].Error);
    }

    [TestMethod]
    public void Masks_of_a_folder_and_of_columns_give_the_same()
    {
        var ml = new MLContext();
        var rows = TrainedModel.Photos.GetColumn<string>("ImagePath").Take(2).Select(path => new MaskedPhoto
        {
            ImagePath = path,
            MaskPath = Path.Combine(Masks, Path.GetFileNameWithoutExtension(path) + ".png"),
            MaskBytes = File.ReadAllBytes(Path.Combine(Masks, Path.GetFileNameWithoutExtension(path) + ".png")),
        });
        var view = ml.Data.LoadFromEnumerable(rows);
        var expected = Lines(Read(Fit(Options(), view), view));
        foreach (var column in new[] { nameof(MaskedPhoto.MaskPath), nameof(MaskedPhoto.MaskBytes) })
        {
            var options = Options();
            (options.MaskFolder, options.MaskColumnName) = (null, column);
            Assert.AreEqual(expected, Lines(Read(Fit(options, view), view)), column);
        }
    }

    [TestMethod]
    public void Segmenter_makes_masks_and_cannot_be_saved()
    {
        var options = Options();
        options.MaskFolder = null;
        using var transformer = new MLContext().Geolocation.ConceptInfluence(TrainedModel.Model, options, new HalvesSegmenter()).Fit(Photos);
        foreach (var row in Read(transformer, Photos))
        {
            CollectionAssert.AreEqual(new[] { "building", "sky" }, row.Names);
            CollectionAssert.AreEqual(new[] { 0.5f, 0.5f }, row.Sizes);
            Assert.AreEqual(1f, row.Intersections.Sum(), 1e-5f);
        }

        var error = Assert.Throws<Exception>(() => Models.Reload(transformer, Photos.Schema));
        Assert.Contains("SegmenterWeights", Models.Innermost(error).Message);
    }

    [TestMethod]
    public void Compared_dilation_is_what_dilation_gives()
    {
        var (compared, dilated) = (Options(), Options());
        compared.ComparedDilation = dilated.Influence.Dilation = 3;
        var rows = Read(Fit(compared), Photos);
        Assert.AreEqual(Lines(Read(Fit(Options()), Photos)), Lines(rows));
        foreach (var (first, second) in rows.Zip(Read(Fit(dilated), Photos)))
            CollectionAssert.AreEqual(second.Influences, first.DilatedInfluences);
    }

    [TestMethod]
    public void Region_is_found_by_id_and_by_name_and_an_unknown_one_is_told()
    {
        var set = TrainedModel.Model.Partitionings;
        var root = set.Hierarchy.Ids.First(id => set.Hierarchy.ParentOf(set.Hierarchy.IndexOf(id)) < 0 && set.Levels[0].Cells.Any(cell => set.Hierarchy.IsWithin(cell.Location, set.Hierarchy.IndexOf(id))));
        var options = Options();
        (options.Target, options.TargetLocation) = (ConceptTarget.Region, root);
        var byId = Lines(Read(Fit(options), Photos));
        options.TargetLocation = set.Locations.NameOf(root).ToUpperInvariant();
        Assert.AreEqual(byId, Lines(Read(Fit(options), Photos)));
        options.TargetLocation = "Atlantis";
        Assert.Contains("'Atlantis'", Assert.ThrowsExactly<ArgumentException>(() => Fit(options)).Message);
    }

    [TestMethod]
    public void Photo_without_a_path_among_masks_of_a_folder_costs_its_row_alone()
    {
        var good = TrainedModel.Photos.GetColumn<string>("ImagePath").First();
        var view = new MLContext().Data.LoadFromEnumerable<MaskedPhoto>([new() { ImagePath = good }, new() { ImagePath = "" }, new() { ImagePath = good }]);

        var rows = Read(Fit(Options(), view), view);

        CollectionAssert.AreEqual(new[] { "", "The row has neither the bytes of an image nor a path.", "" }, rows.Select(row => row.Error).ToArray());
        Assert.AreEqual(rows[0].ToString(), rows[2].ToString());
    }

    [TestMethod]
    public void Bad_photos_and_masks_cost_their_row_alone()
    {
        var ml = new MLContext();
        var good = TrainedModel.Photos.GetColumn<string>("ImagePath").First();
        var mask = File.ReadAllBytes(Path.Combine(Masks, Path.GetFileNameWithoutExtension(good) + ".png"));
        MaskedPhoto[] photos =
        [
            new() { ImagePath = good, MaskBytes = mask }, new() { ImagePath = "/nowhere/a.jpg", MaskBytes = mask }, new() { ImagePath = good }, new() { ImagePath = good, MaskBytes = mask[..40] },
            new() { ImagePath = good, MaskBytes = ConceptMaskPng.Encode(new(2, 1, [0, 1])) }, new() { ImagePath = good, MaskBytes = mask },
        ];
        var view = ml.Data.LoadFromEnumerable(photos);
        var options = Options();
        (options.MaskFolder, options.MaskColumnName) = (null, nameof(MaskedPhoto.MaskBytes));
        var rows = Read(Fit(options, view), view);
        CollectionAssert.AreEqual(new[] { true, false, false, false, false, true }, rows.Select(row => row.Names.Length > 0).ToArray());
        Assert.AreEqual(rows[0].ToString(), rows[5].ToString());
        foreach (var (row, part) in rows[1..5].Zip(["does not exist", "empty", "cut short", "2x1"]))
            Assert.Contains(part, row.Error);

        options.OnBadImage = BadImagePolicy.Throw;
        Assert.ThrowsExactly<BadImageException>(() => Read(Fit(options, view), view));
    }

    [TestMethod]
    public void Cells_and_regions_are_explained_where_they_are_named()
    {
        var cell = TrainedModel.Model.Partitionings.Finest.Cells[0].LocationId;
        var predicted = Lines(Read(Fit(Options()), Photos));
        var asCell = Lines(Read(Fit(With(ConceptTarget.Cell, cell)), Photos));
        var regions = new[] { "FR", "JP", "BR" }.Select(country => Lines(Read(Fit(With(ConceptTarget.Region, country)), Photos))).ToArray();
        Assert.AreNotEqual(regions[0], regions[1]);
        Assert.AreNotEqual(regions[0], regions[2]);
        Assert.IsTrue(asCell.Length > 0 && predicted.Length > 0);
        Assert.Contains("'Atlantis'", Assert.ThrowsExactly<ArgumentException>(() => Fit(With(ConceptTarget.Cell, "Atlantis"))).Message);

        static ConceptInfluenceEstimatorOptions With(ConceptTarget target, string location)
        {
            var options = Options();
            (options.Target, options.TargetLocation) = (target, location);
            return options;
        }
    }

    [TestMethod]
    public void Nothing_is_explained_when_nobody_asks()
    {
        var ml = new MLContext();
        var options = Options();
        options.OnBadImage = BadImagePolicy.Throw;
        var view = ml.Geolocation.LoadFromPhotos([new Photo { Id = "a", ImagePath = "/nowhere/a.jpg" }]);
        var explained = Fit(options, view).Transform(view);
        CollectionAssert.AreEqual(new[] { "a" }, explained.GetColumn<string>("Id").ToArray());
        Assert.ThrowsExactly<BadImageException>(() => explained.GetColumn<string>(GeoColumns.ConceptError).ToArray());
    }

    [TestMethod]
    [TestCategory("Slow")]
    public void Four_threads_may_use_one_transformer()
    {
        using var transformer = Fit(Options());
        var expected = Lines(Read(transformer, Photos));
        var results = new string[4];
        Parallel.For(0, results.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => results[i] = Lines(Read(transformer, Photos)));
        foreach (var result in results)
            Assert.AreEqual(expected, result);
    }

    [TestMethod]
    public void Network_is_shared_and_disposing_is_idempotent()
    {
        var model = TrainedModel.Model.With();
        var transformer = new MLContext().Geolocation.ConceptInfluence(model, Options()).Fit(Photos);
        model.Dispose();
        Assert.AreEqual("", Read(transformer, Photos)[0].Error);
        transformer.Dispose();
        transformer.Dispose();
        Assert.ThrowsExactly<ObjectDisposedException>(() => Read(transformer, Photos));
        Assert.ThrowsExactly<ObjectDisposedException>(() => new MLContext().Geolocation.ConceptInfluence(model, Options()).Fit(Photos));
    }

    [TestMethod]
    public void Column_that_no_model_wrote_is_a_named_error()
    {
        var ml = new MLContext();
        var view = ml.Data.LoadFromEnumerable([new { ImagePath = "a.jpg", PredictedCell = "FR" }]);
        Assert.Contains("was not written by a geolocation model", Assert.ThrowsExactly<ArgumentException>(() => ml.Geolocation.ConceptInfluence(Options()).Fit(view)).Message);
    }

    [TestMethod]
    public void Wrong_options_come_in_one_message()
    {
        var options = new ConceptInfluenceEstimatorOptions { Target = ConceptTarget.Region, ComparedDilation = -1, BatchSize = 0, ImageColumnName = " " };
        var error = Assert.ThrowsExactly<ArgumentException>(() => new MLContext().Geolocation.ConceptInfluence(options));
        foreach (var name in new[] { "ImageColumnName", "MaskFolder", "TargetLocation", "ComparedDilation", "BatchSize" })
            Assert.Contains(name, error.Message);
        options = Options();
        options.MaskColumnName = "Mask";
        Assert.Contains("exactly one source", Assert.ThrowsExactly<ArgumentException>(options.Validate).Message);
        options = Options();
        options.MaskFolder = "/nowhere";
        Assert.ThrowsExactly<DirectoryNotFoundException>(() => Fit(options));
        (options.MaskFolder, options.SegmenterWeights) = (null, "/nowhere/hrnet.safetensors");
        Assert.ThrowsExactly<FileNotFoundException>(() => Fit(options));
    }

    private static ConceptInfluenceTransformer Fit(ConceptInfluenceEstimatorOptions options, IDataView? photos = null) =>
        new MLContext().Geolocation.ConceptInfluence(TrainedModel.Model, options).Fit(photos ?? Photos);

    private static List<ConceptRow> Read(ITransformer transformer, IDataView photos) => Read(transformer.Transform(photos));

    private static List<ConceptRow> Read(IDataView view) => [.. new MLContext().Data.CreateEnumerable<ConceptRow>(view, reuseRowObject: false, ignoreMissingColumns: true)];

    private static string Lines(IEnumerable<ConceptRow> rows) => string.Join('\n', rows);

    private static double SizeOf(ITransformer model)
    {
        using var stream = new MemoryStream();
        new MLContext().Model.Save(model, Photos.Schema, stream);
        return stream.Length;
    }

    private sealed class MaskedPhoto
    {
        public string ImagePath { get; set; } = "";

        public string MaskPath { get; set; } = "";

        public byte[] MaskBytes { get; set; } = [];
    }
}
