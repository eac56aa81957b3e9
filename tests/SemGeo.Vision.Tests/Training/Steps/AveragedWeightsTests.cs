using SemGeo.Vision.Input;
using SemGeo.Vision.Training;
using static SemGeo.Vision.Tests.Training.ToyTraining;

namespace SemGeo.Vision.Tests.Training.Steps;

[TestClass]
public sealed class AveragedWeightsTests
{
    private static readonly PhotoExample Red = Photo(0, 255, 0, 0, [0]), Green = Photo(1, 0, 255, 0, [1]);

    [TestMethod]
    public void The_average_is_handed_back()
    {
        using var model = Linear(2);

        new GeoTrainer(new GeoTrainingOptions { Epochs = 1, LearningRate = 0.5, AverageDecay = 0.999 }).Train(model, Batches(2, Red, Green));

        // The step moves the first weight from 0 to 1/8; the first decay is min(0.999, 2/11).
        Assert.AreEqual(9.0 / 11 / 8, WeightsOf(model)["classifier.0.weight"][0], 1e-6);
    }

    [TestMethod]
    public void The_average_is_validated_and_the_plain_weights_are_trained_on()
    {
        using var plain = Linear(2);
        using var averaged = Linear(2);
        var validation = new ValidationSet(new PhotoList([Red, Green]), CentreCrops());
        var reports = new ProgressReports();

        new GeoTrainer(new GeoTrainingOptions { Epochs = 2, LearningRate = 0.5 }).Train(plain, Batches(2, Red, Green), validation);
        var result = new GeoTrainer(new GeoTrainingOptions { Epochs = 2, LearningRate = 0.5, AverageDecay = 0.1 }).Train(averaged, Batches(2, Red, Green), validation, reports);

        // Decay 0.1 in both steps: average = 0.1 (0.1 * 0 + 0.9 w1) + 0.9 w2, and w1, w2 are those of plain training.
        const double first = 0.125;
        var second = WeightsOf(plain)["classifier.0.weight"][0];
        var average = WeightsOf(averaged)["classifier.0.weight"][0];
        Assert.AreEqual(0.09 * first + 0.9 * second, average, 1e-6);
        Assert.AreEqual(Math.Log(1 + Math.Exp(-2 * average)), result.Best!.Loss, 1e-5);
    }
}
