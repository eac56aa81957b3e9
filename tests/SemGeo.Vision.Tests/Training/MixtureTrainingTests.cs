using SemGeo.Geography;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;
using SemGeo.Vision.Networks;
using SemGeo.Vision.Training;
using static SemGeo.Vision.Tests.Training.ToyTraining;

namespace SemGeo.Vision.Tests.Training;

[TestClass]
public sealed class MixtureTrainingTests
{
    private static readonly GeoCoordinate[][] Cells = [[new(0, 1), new(0, 11)]];

    // Red photos were taken at 0 degrees east, green ones at 10; the cells lie a degree beside.
    private static readonly PhotoExample Red = Photo(0, 255, 0, 0, [-1], longitude: 0), Green = Photo(1, 0, 255, 0, [-1], longitude: 10);

    [TestMethod]
    public void A_mixture_learns_from_coordinates_alone_and_moves_towards_the_photos()
    {
        using var model = Mixture();
        var reports = new ProgressReports();
        var options = new GeoTrainingOptions { Epochs = 60, LearningRate = 0.02, MixtureConcentration = 500, DecayAfterEpochs = [] };

        var result = new GeoTrainer(options, Cells).Train(model, Batches(2, Red, Green), new ValidationSet(new PhotoList([Red, Green]), CentreCrops(), Cells), reports);

        Assert.AreEqual(0, result.MissingLabels[0]);
        Assert.IsLessThan(reports.All[0].Loss - 1, reports.All[^1].Loss);
        var found = model.Locate([.. Pixels(1, 0, 0), .. Pixels(0, 1, 0)], 2, 1);
        Assert.IsLessThan(60.0, GreatCircle.DistanceKm(found[0], new(0, 0)));
        Assert.IsLessThan(60.0, GreatCircle.DistanceKm(found[1], new(0, 10)));
        Assert.IsLessThan(60.0, result.Best!.Locations!.Of("Where").MedianKm, "validation measures the mode");
    }

    [TestMethod]
    public void Photos_without_coordinate_are_counted()
    {
        using var model = Mixture();
        var nowhere = Red with { Coordinate = GeoCoordinate.Missing, Row = 2 };

        Assert.AreEqual(2, new GeoTrainer(new GeoTrainingOptions { Epochs = 2 }, Cells).Train(model, Batches(3, Red, Green, nowhere)).MissingLabels[0]);
    }

    [TestMethod]
    public void A_mixture_needs_the_cells_coordinates_to_start()
    {
        using var model = Mixture();

        StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentException>(() => new GeoTrainer().Train(model, Batches(2, Red, Green))).Message, "Head 'Where' is a mixture");
    }

    [TestMethod]
    public void A_head_of_cells_has_no_density()
    {
        using var model = Linear(2);

        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => model.Locate(Pixels(1, 0, 0), 1, 1)).Message, "it has no density");
    }

    private static GeoModel Mixture() => Create([new GeoHead("Where", 2, HeadKind.Mixture)], new MeanColour(), 1);

    private static float[] Pixels(float red, float green, float blue)
        => [.. Enumerable.Range(0, Size * Size).SelectMany(_ => new[] { red, green, blue })];
}
