using SemGeo.Geocoding.Embedded;
using SemGeo.Imaging;
using SemGeo.Inference;
using SemGeo.ML.Explanation;
using SemGeo.Vision.Explanation;

namespace SemGeo.ML.Tests.Explanation;

[TestClass]
public sealed class PhotoExplainerTests
{
    private static readonly Lazy<Gazetteer> Embedded = new(Gazetteer.LoadEmbedded);

    private static string Masks => Path.Combine(SyntheticCollection.Folder, "masks");

    private static string Photo => Directory.GetFiles(Path.Combine(SyntheticCollection.Folder, "photos")).Order(StringComparer.Ordinal).First();

    [TestMethod]
    public void Answer_is_complete_and_its_figures_agree()
    {
        using var explainer = Create(Options());
        var answer = explainer.Explain(Photo);
        var size = TrainedModel.Model.Network.InputSize;
        Assert.AreEqual(size, answer.Size);
        Assert.AreEqual(size * size, answer.Importance.Length);
        Assert.AreEqual(0xFF, answer.Picture.Span[0]);
        Assert.AreEqual(answer.Cells[0].Name, answer.Explained);
        Assert.AreEqual(answer.Cells[0].Coordinate, answer.Position);
        Assert.IsLessThanOrEqualTo(1.0001, answer.Cells.Sum(cell => cell.Probability));
        CollectionAssert.AreEqual(answer.Cells.Select(cell => cell.Probability).OrderDescending().ToArray(), answer.Cells.Select(cell => cell.Probability).ToArray());

        // A place holds at least what its parts hold, and the finest at least the cell itself.
        Assert.IsGreaterThanOrEqualTo(answer.Cells[0].Probability - 1e-6, answer.Address[0].Probability);
        for (var i = 1; i < answer.Address.Count; i++)
            Assert.IsGreaterThanOrEqualTo(answer.Address[i - 1].Probability - 1e-6, answer.Address[i].Probability);
        Assert.IsNotEmpty(answer.Concepts);
        Assert.AreEqual("", answer.ConceptError);
        Assert.AreEqual((size, size), (answer.Mask!.Width, answer.Mask.Height));
    }

    [TestMethod]
    public void Place_is_explained_instead_of_the_answer_and_concepts_are_enlarged()
    {
        var set = TrainedModel.Model.Partitionings;
        var place = set.Hierarchy.PathOf(set.Levels[0].Cells[0].Location)[^1];
        var options = Options();
        options.TargetLocation = place;
        options.Influence.Dilation = 2;
        using (var explainer = Create(options))
        {
            var answer = explainer.Explain(Photo);
            Assert.AreEqual(set.Locations.NameOf(place), answer.Explained);
            Assert.AreEqual(2, answer.Dilation);
            Assert.IsTrue(answer.CompletenessGap >= 0);
            Assert.IsGreaterThan(answer.Mask!.ShareOf(answer.Concepts[0].Concept), answer.Concepts[0].Size);
        }

        options.TargetLocation = "Atlantis";
        Assert.ThrowsExactly<ArgumentException>(() => Create(options));
    }

    [TestMethod]
    public void Probabilities_along_the_address_are_those_of_the_cells_in_every_mode()
    {
        var scoring = TrainedModel.Model.Scoring;
        scoring.Mode = InferenceMode.Hierarchy;
        var options = Options();
        options.Cells = TrainedModel.Model.Partitionings.Finest.Cells.Count;
        using var model = TrainedModel.Model.With(scoring);
        using var explainer = new PhotoExplainer(model, Embedded.Value, options);
        var answer = explainer.Explain(Photo);
        Assert.AreEqual(1, answer.Cells.Sum(cell => cell.Probability), 1e-5);
        var country = answer.Cells.Where(cell => cell.Name.EndsWith(answer.Address[^1].Name, StringComparison.Ordinal)).Sum(cell => cell.Probability);
        Assert.AreEqual(country, answer.Address[^1].Probability, 1e-5);
    }

    [TestMethod]
    public void Missing_mask_costs_the_concepts_alone()
    {
        var options = Options();
        options.MaskFolder = Path.GetDirectoryName(Photo);
        using var explainer = Create(options);
        var answer = explainer.Explain(Photo);
        Assert.IsNull(answer.Mask);
        Assert.IsEmpty(answer.Concepts);
        Assert.Contains("mask", answer.ConceptError);
        Assert.IsNotEmpty(answer.Cells);
    }

    [TestMethod]
    public void Impossible_options_and_photos_are_refused()
    {
        Assert.ThrowsExactly<ArgumentException>(() => Create(new PhotoExplainerOptions { ModelName = " ", Cells = 0 }));
        Assert.ThrowsExactly<ArgumentException>(() => Create(new PhotoExplainerOptions { MaskFolder = Masks, SegmenterWeights = "x" }));
        Assert.ThrowsExactly<DirectoryNotFoundException>(() => Create(new PhotoExplainerOptions { MaskFolder = "there-is-none" }));
        Assert.ThrowsExactly<FileNotFoundException>(() => Create(new PhotoExplainerOptions { SegmenterWeights = "there-is-none" }));
        using var explainer = Create(Options());
        Assert.ThrowsExactly<ImageDecodingException>(() => explainer.Explain("there-is-none.jpg"));
    }

    private static PhotoExplainer Create(PhotoExplainerOptions options) => new(TrainedModel.Model, Embedded.Value, options);

    private static PhotoExplainerOptions Options() => new()
    {
        MaskFolder = Masks,
        Explanation = new ExplanationOptions { Steps = 2, Smoothing = Smoothing.Squared, Samples = 2 },
    };
}
