using SemGeo.Geography;
using SemGeo.Vision.Input;
using SemGeo.Vision.Training;
using static SemGeo.Vision.Tests.Training.ToyTraining;

namespace SemGeo.Vision.Tests.Training;

[TestClass]
public sealed class GeoTrainerErrorTests
{
    private static readonly PhotoExample[] Photos = [Noise(0, 0), Noise(1, 1), Noise(2, 0), Noise(3, 1)];

    [TestMethod]
    public void A_loss_that_is_no_number_is_an_error_with_advice()
    {
        using var model = Linear(2);
        var trainer = new GeoTrainer(new GeoTrainingOptions { LearningRate = 1e38, Epochs = 9 });

        var error = Assert.ThrowsExactly<TrainingDivergedException>(() => trainer.Train(model, Batches(2, Photos)));

        StringAssert.Contains(error.Message, "The loss of head 'Head0' is ");
        StringAssert.Contains(error.Message, "at learning rate 1E+38. Try a tenth of the learning rate");
        Assert.AreEqual("Head0", error.Head);
        Assert.IsTrue(WeightsOf(model)["classifier.0.weight"].Length == 6);
    }

    [TestMethod]
    public void Photos_without_any_label_are_an_error()
    {
        using var model = Linear(2);

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => new GeoTrainer().Train(model, Batches(2, Noise(0, -1), Noise(1, -1))));

        Assert.AreEqual("None of the 2 photos of the first epoch has a label for any head: there is nothing to learn. Check the label columns.", error.Message);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    public void Fewer_than_two_photos_are_an_error(int count)
    {
        using var model = Linear(2);

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => new GeoTrainer().Train(model, Batches(2, Photos[..count])));

        StringAssert.StartsWith(error.Message, "Training needs at least two photos");
    }

    [TestMethod]
    public void A_label_that_is_no_cell_is_an_error_that_names_row_and_head()
    {
        using var model = Linear(2);

        var error = Assert.ThrowsExactly<ArgumentException>(() => new GeoTrainer().Train(model, Batches(2, Noise(7, 2), Noise(8, 0))));

        StringAssert.StartsWith(error.Message, "Row 7 has the label 2 for head 'Head0', which has 2 cells: 0 to 1, -1 where it is missing.");
    }

    [TestMethod]
    public void Photos_with_other_heads_than_the_models_are_an_error()
    {
        using var model = Linear(2, 3);

        var error = Assert.ThrowsExactly<ArgumentException>(() => new GeoTrainer().Train(model, Batches(2, Photos)));

        StringAssert.StartsWith(error.Message, "The photos have 1 labels each, the model has 2 heads");
    }

    [TestMethod]
    public void Batches_of_another_size_are_an_error()
    {
        using var model = Linear(2);
        var options = InputOptions(2);
        options.InputSize = options.EvaluationShortSide = 16;

        var error = Assert.ThrowsExactly<ArgumentException>(() => new GeoTrainer().Train(model, new TrainingInput(new PhotoList(Photos), new NeverDecoder(), options)));

        StringAssert.StartsWith(error.Message, "The batches are of 16x16 pixels, the model takes 32x32");
    }

    [TestMethod]
    public void Loss_weights_and_cell_coordinates_must_fit_the_heads()
    {
        using var model = Linear(2);
        var trainer = new GeoTrainer(new GeoTrainingOptions { HeadLossWeights = [1, 1] });
        var twoLists = new ValidationSet(new PhotoList(Photos), CentreCrops(), [[], []]);
        var tooFew = twoLists with { CellCoordinates = [[new GeoCoordinate(0, 0)]] };

        StringAssert.StartsWith(Message(() => trainer.Train(model, Batches(2, Photos))), "HeadLossWeights has 2 numbers for 1 heads");
        StringAssert.StartsWith(Message(() => new GeoTrainer().Train(model, Batches(2, Photos), twoLists)), "CellCoordinates has 2 lists for 1 heads");
        StringAssert.StartsWith(Message(() => new GeoTrainer().Train(model, Batches(2, Photos), tooFew)), "CellCoordinates of head 'Head0' has 1 coordinates for 2 cells");

        static string Message(Action action) => Assert.ThrowsExactly<ArgumentException>(action).Message;
    }

    [TestMethod]
    public void A_disposed_model_is_an_error()
    {
        var model = Linear(2);
        model.Dispose();

        Assert.ThrowsExactly<ObjectDisposedException>(() => new GeoTrainer().Train(model, Batches(2, Photos)));
    }

    [TestMethod]
    public void No_tensor_is_left_after_success_failure_or_cancellation()
    {
        using var model = Convolutional(1, 2);
        using var cancelled = new CancellationTokenSource();
        var validation = new ValidationSet(new PhotoList(Photos), CentreCrops());
        var two = new GeoTrainingOptions { Epochs = 2 };
        var before = LiveTensors.Before();

        new GeoTrainer(two).Train(model, Batches(2, Photos), validation);
        Assert.AreEqual(before, LiveTensors.Now(), "after success");

        var last = new ProgressReports(_ => cancelled.Cancel());
        new GeoTrainer(two).Train(model, Batches(2, Photos), validation, last, cancelled.Token);
        Assert.AreEqual(before, LiveTensors.Now(), "after cancellation");

        Assert.ThrowsExactly<ArgumentException>(() => new GeoTrainer(two).Train(model, Batches(2, Noise(0, 0), Noise(1, 0), Noise(2, 9), Noise(3, 9)), validation));
        Assert.AreEqual(before, LiveTensors.Now(), "after an error");

        var failing = new ProgressReports(_ => throw new InvalidOperationException("listener"));
        Assert.ThrowsExactly<InvalidOperationException>(() => new GeoTrainer(two).Train(model, Batches(2, Photos), validation, failing));
        Assert.AreEqual(before, LiveTensors.Now(), "after an error of the listener");
    }

    [TestMethod]
    public void A_model_can_predict_again_after_training_failed()
    {
        using var model = Convolutional(1, 2);
        var pixels = new float[3 * Size * Size];
        var (before, after) = (new float[2], new float[2]);
        model.Predict(pixels, 1, 1, before);

        Assert.ThrowsExactly<ArgumentException>(() => new GeoTrainer().Train(model, Batches(2, Noise(0, 9), Noise(1, 9))));
        model.Predict(pixels, 1, 1, after);

        CollectionAssert.AreEqual(before, after);
    }
}
