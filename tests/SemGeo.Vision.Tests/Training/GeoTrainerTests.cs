using SemGeo.Geography;
using SemGeo.Vision.Input;
using SemGeo.Vision.Training;
using SemGeo.Vision.Training.Schedules;
using TorchSharp;
using static SemGeo.Vision.Tests.Training.ToyTraining;

namespace SemGeo.Vision.Tests.Training;

[TestClass]
public sealed class GeoTrainerTests
{
    // Red photos are of class 0, green ones of class 1.
    private static readonly PhotoExample Red = Photo(0, 255, 0, 0, [0], longitude: 0);
    private static readonly PhotoExample Green = Photo(1, 0, 255, 0, [1], longitude: 10);

    [TestMethod]
    public void Two_steps_are_those_of_sgd_with_momentum_and_weight_decay()
    {
        using var model = Linear(2);
        var options = new GeoTrainingOptions { Epochs = 2, LearningRate = 0.5, Momentum = 0.9, WeightDecay = 0.1 };

        var result = new GeoTrainer(options).Train(model, Batches(2, Red, Green));

        // By hand. Step 1: all probabilities are 1/2, so the gradient of row 0 is (-1/4, 1/4, 0), that of row 1 its negative, those of the biases 0.
        // Weights become (1/8, -1/8, 0). Step 2: the right class has the logit 1/8, the other -1/8, so p = 1 / (1 + exp(-1/4)) and the gradient of
        // row 0 is -(1 - p) / 2 = -0.2189118, with the decay 0.1 / 8 added -0.2064118; the velocity is 0.9 * -0.25 - 0.2064118 = -0.4314118.
        var weight = WeightsOf(model)["classifier.0.weight"];
        const float expected = 0.125f + 0.5f * 0.4314118f;
        float[] byHand = [expected, -expected, 0, -expected, expected, 0];
        for (var i = 0; i < byHand.Length; i++)
            Assert.AreEqual(byHand[i], weight[i], 1e-6f);
        Assert.AreEqual(0f, WeightsOf(model)["classifier.0.bias"][0], 1e-7f);
        Assert.AreEqual((TrainingStop.Completed, 2, 4L), (result.Stop, result.Epochs, result.ImagesSeen));
    }

    [TestMethod]
    public void The_loss_is_the_sum_of_the_heads_mean_cross_entropies_over_labelled_photos()
    {
        using var model = Linear(2, 4, 3);
        var reports = new ProgressReports();
        var options = new GeoTrainingOptions { Epochs = 1, LearningRate = 1e-9, ReportInterval = TimeSpan.Zero, HeadLossWeights = [1, 0.5, 1] };
        var photos = Batches(3, Photo(0, 9, 9, 9, [0, 3, -1]), Photo(1, 9, 9, 9, [-1, 0, -1]), Photo(2, 9, 9, 9, [-1, -1, -1]));

        var result = new GeoTrainer(options).Train(model, photos, progress: reports);

        var report = reports.All[0];
        Assert.AreEqual(Math.Log(2), report.HeadLosses[0], 1e-6);
        Assert.AreEqual(Math.Log(4), report.HeadLosses[1], 1e-6);
        Assert.IsTrue(double.IsNaN(report.HeadLosses[2]), "no photo has a label for the third head");
        Assert.AreEqual(Math.Log(2) + Math.Log(4) / 2, report.Loss, 1e-6);
        CollectionAssert.AreEqual(new long[] { 2, 1, 3 }, result.MissingLabels.ToArray());
        CollectionAssert.AreEqual(new float[9], WeightsOf(model)["classifier.2.weight"]);
    }

    [TestMethod]
    public void Eight_photos_of_noise_are_learnt_by_heart()
    {
        using var model = Convolutional(1, 8);
        var photos = Enumerable.Range(0, 8).Select(row => Noise(row, row)).ToArray();
        var reports = new ProgressReports();

        new GeoTrainer(new GeoTrainingOptions { Epochs = 40, LearningRate = 0.05, DecayAfterEpochs = [] }).Train(model, Batches(8, photos), progress: reports);

        Assert.IsLessThan(0.1, reports.All[^1].Loss);
        Assert.IsGreaterThan(1.0, reports.All[0].Loss);
    }

    [TestMethod]
    public void The_same_seeds_give_the_same_weights_and_another_order_others()
    {
        var photos = Enumerable.Range(0, 12).Select(row => Noise(row, row % 3)).ToArray();
        using var first = Convolutional(1, 3);
        using var second = Convolutional(1, 3);
        using var other = Convolutional(1, 3);
        var trainer = new GeoTrainer(new GeoTrainingOptions { Epochs = 2 });

        trainer.Train(first, Batches(4, photos));
        trainer.Train(second, Batches(4, photos));
        var otherOrder = InputOptions(4);
        otherOrder.Seed = 99;
        trainer.Train(other, new TrainingInput(new PhotoList(photos), new NeverDecoder(), otherOrder));

        AssertSameWeights(first, second);
        CollectionAssert.AreNotEqual(WeightsOf(first)["classifier.0.weight"], WeightsOf(other)["classifier.0.weight"]);
    }

    [TestMethod]
    public void The_weights_with_the_lowest_validation_loss_are_kept()
    {
        // The validation photos contradict the training photos, so each epoch makes the validation worse.
        using var model = Linear(2);
        using var oneEpoch = Linear(2);
        var validation = new ValidationSet(new PhotoList([Red with { Labels = new[] { 1 } }, Green with { Labels = new[] { 0 } }]), CentreCrops());

        var result = new GeoTrainer(new GeoTrainingOptions { Epochs = 3 }).Train(model, Batches(2, Red, Green), validation);
        new GeoTrainer(new GeoTrainingOptions { Epochs = 1 }).Train(oneEpoch, Batches(2, Red, Green));

        Assert.HasCount(3, result.Validations);
        Assert.AreEqual(1, result.Best?.Epoch);
        Assert.IsGreaterThan(result.Validations[0].Loss, result.Validations[2].Loss);
        AssertSameWeights(oneEpoch, model);
    }

    [TestMethod]
    public void Validation_reports_losses_hits_and_accuracies_of_every_head()
    {
        using var model = Linear(2);
        // Cell 0 lies 20 km, cell 1 more than 1,000 km from where the red photo was taken; the second photo has no label, the third no coordinate.
        var cells = new GeoCoordinate[][] { [new(0, 0.18), new(0, 10)] };
        var photos = new PhotoList([Red, Green with { Labels = new[] { -1 } }, Red with { Coordinate = GeoCoordinate.Missing }]);

        var result = new GeoTrainer(new GeoTrainingOptions { Epochs = 1 }).Train(model, Batches(2, Red, Green), new ValidationSet(photos, CentreCrops(), cells));

        var validation = result.Validations.Single();
        Assert.AreEqual((1, 2L, 3L), (validation.Epoch, validation.ImagesSeen, validation.Images));
        Assert.AreEqual((2L, 2L), (validation.Heads[0].Labelled, validation.Heads[0].Correct));
        // One step from zero moves each weight by 0.01 / 4: the logits differ by 0.005.
        Assert.AreEqual(Math.Log(1 + Math.Exp(-0.005)), validation.Loss, 1e-6);
        var metrics = validation.Locations!.Of("Head0");
        Assert.AreEqual((2L, 1L), (metrics.Rows, metrics.WithoutCoordinate));
        CollectionAssert.AreEqual(new[] { 0.5, 1, 1, 1, 1 }, metrics.Accuracies.Select(accuracy => accuracy.Value).ToArray());
    }

    [TestMethod]
    public void Validation_is_done_every_so_many_photos_and_at_the_end_of_an_epoch()
    {
        using var model = Linear(2);
        var photos = Enumerable.Range(0, 6).Select(row => (row % 2 == 0 ? Red : Green) with { Row = row }).ToArray();
        var reports = new ProgressReports();

        var result = new GeoTrainer(new GeoTrainingOptions { Epochs = 2, ValidateEveryImages = 4 })
            .Train(model, Batches(2, photos), new ValidationSet(new PhotoList([Red, Green]), CentreCrops()), reports);

        CollectionAssert.AreEqual(new long[] { 4, 6, 10, 12 }, result.Validations.Select(validation => validation.ImagesSeen).ToArray());
        Assert.HasCount(4, reports.All, "a validation at the end of an epoch is its report");
        Assert.IsTrue(reports.All.All(report => report.IsBest), "every step makes these photos more probable");
        Assert.IsTrue(reports.All.All(report => report.Loss > 0 && report.HeadLosses[0] == report.Loss), "each report has losses");
        Assert.AreEqual(12, result.Best?.ImagesSeen);
    }

    [TestMethod]
    public void A_validation_without_labels_is_never_the_best()
    {
        using var model = Linear(2);
        var unlabelled = new ValidationSet(new PhotoList([Red with { Labels = new[] { -1 } }]), CentreCrops());

        var result = new GeoTrainer(new GeoTrainingOptions { Epochs = 1 }).Train(model, Batches(2, Red, Green), unlabelled);

        Assert.IsTrue(double.IsNaN(result.Validations.Single().Loss));
        Assert.IsNull(result.Best);
        Assert.AreNotEqual(0f, WeightsOf(model)["classifier.0.weight"][0], "the last weights are kept");
    }

    [TestMethod]
    public void Early_stopping_waits_for_the_given_number_of_validations()
    {
        using var model = Linear(2);
        var contrary = new ValidationSet(new PhotoList([Red with { Labels = new[] { 1 } }]), CentreCrops());

        var result = new GeoTrainer(new GeoTrainingOptions { Epochs = 10, EarlyStoppingPatience = 2 }).Train(model, Batches(2, Red, Green), contrary);

        Assert.AreEqual((TrainingStop.EarlyStopping, 3), (result.Stop, result.Epochs));
        Assert.HasCount(3, result.Validations);
    }

    [TestMethod]
    public void Cancellation_returns_the_best_so_far()
    {
        using var model = Linear(2);
        using var twoEpochs = Linear(2);
        using var source = new CancellationTokenSource();
        var reports = new ProgressReports(report =>
        {
            if (report.Validation?.Epoch == 2)
                source.Cancel();
        });
        var validation = new ValidationSet(new PhotoList([Red, Green]), CentreCrops());

        var result = new GeoTrainer().Train(model, Batches(2, Red, Green), validation, reports, source.Token);
        new GeoTrainer(new GeoTrainingOptions { Epochs = 2 }).Train(twoEpochs, Batches(2, Red, Green));

        Assert.AreEqual(TrainingStop.Cancelled, result.Stop);
        Assert.AreEqual(2, result.Best?.Epoch);
        AssertSameWeights(twoEpochs, model);
    }

    [TestMethod]
    public void A_used_up_time_budget_ends_training_after_a_validation()
    {
        using var model = Linear(2);
        var validation = new ValidationSet(new PhotoList([Red, Green]), CentreCrops());

        var result = new GeoTrainer(new GeoTrainingOptions { TimeBudget = TimeSpan.FromTicks(1) }).Train(model, Batches(2, Red, Green), validation);

        Assert.AreEqual((TrainingStop.TimeBudget, 2L), (result.Stop, result.ImagesSeen));
        Assert.HasCount(1, result.Validations);
    }

    [TestMethod]
    public void Progress_tells_epoch_rate_and_what_remains()
    {
        using var model = Linear(2);
        var reports = new ProgressReports();

        var result = new GeoTrainer(new GeoTrainingOptions { Epochs = 4, LearningRate = 1 }).Train(model, Batches(2, Red, Green), progress: reports);

        CollectionAssert.AreEqual(new[] { 1, 2, 3, 4 }, reports.All.Select(report => report.Epoch).ToArray());
        CollectionAssert.AreEqual(new[] { 1, 1, 1, 0.5 }, reports.All.Select(report => report.LearningRate).ToArray());
        Assert.IsTrue(reports.All.All(report => report.ImagesPerSecond > 0 && report.Epochs == 4));
        Assert.IsGreaterThan(TimeSpan.Zero, reports.All[0].Remaining!.Value);
        Assert.AreEqual(TimeSpan.Zero, reports.All[3].Remaining);
        Assert.AreEqual(2, reports.All[0].ImagesSeen);
        Assert.IsGreaterThan(0, result.ImagesPerSecond);
    }

    [TestMethod]
    public void A_single_photo_left_for_the_last_batch_is_left_out_of_the_epoch()
    {
        using var model = Convolutional(1, 2);

        var result = new GeoTrainer(new GeoTrainingOptions { Epochs = 2 }).Train(model, Batches(2, Noise(0, 0), Noise(1, 1), Noise(2, 1)));

        Assert.AreEqual(4, result.ImagesSeen);
    }

    [TestMethod]
    public void No_gradient_is_left_on_the_weights()
    {
        using var model = Convolutional(1, 2);

        new GeoTrainer(new GeoTrainingOptions { Epochs = 1 }).Train(model, Batches(2, Noise(0, 0), Noise(1, 1)));

        // The norm of all gradients that there are.
        model.Change(network => Assert.AreEqual(0.0, torch.nn.utils.clip_grad_norm_(network.parameters(), 1e9)));
    }

    [TestMethod]
    public void Clipped_gradients_have_the_norm_that_is_asked_for()
    {
        using var model = Linear(2);

        new GeoTrainer(new GeoTrainingOptions { Epochs = 1, LearningRate = 1, GradientClipNorm = 0.1, WeightDecay = 0 }).Train(model, Batches(2, Red, Green));

        // All gradients are 1/4 or -1/4 (red and green of both cells) or 0: their norm is 1/2, so they become a fifth.
        Assert.AreEqual(0.05f, WeightsOf(model)["classifier.0.weight"][0], 1e-6f);
    }

    [TestMethod]
    public void Sgdr_changes_the_rate_from_step_to_step()
    {
        using var model = Linear(2);
        var reports = new ProgressReports();
        var photos = Enumerable.Range(0, 8).Select(row => (row % 2 == 0 ? Red : Green) with { Row = row }).ToArray();
        var options = new GeoTrainingOptions { Epochs = 2, Schedule = LearningRateSchedule.Sgdr, CyclesPerEpoch = 2, LearningRate = 1, ReportInterval = TimeSpan.Zero };

        new GeoTrainer(options).Train(model, Batches(2, photos), progress: reports);

        CollectionAssert.AreEqual(new[] { 1, 0.5, 1, 0.5, 1, 0.5, 1, 0.5 }, reports.All.Select(report => Math.Round(report.LearningRate, 9)).ToArray());
    }

    [TestMethod]
    public void Smoothing_needs_the_cells_coordinates()
        => StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => new GeoTrainer(new GeoTrainingOptions { LabelSmoothingKm = 75 })).Message,
            "LabelSmoothingKm needs the coordinates of the cells");

    [TestMethod]
    public void Smoothed_targets_pull_towards_cells_nearby()
    {
        using var model = Linear(3);
        GeoCoordinate[][] cells = [[new(0, 0), new(0, 1), new(0, 90)]];

        new GeoTrainer(new GeoTrainingOptions { Epochs = 1, LearningRate = 1, LabelSmoothingKm = 200 }, cells).Train(model, Batches(2, Red, Red with { Row = 1 }));

        // Of the red photo at 0, 0: the true cell most, the one a degree away less, the far one least.
        var weight = WeightsOf(model)["classifier.0.weight"];
        Assert.IsGreaterThan(weight[3], weight[0]);
        Assert.IsGreaterThan(0, weight[3]);
        Assert.IsLessThan(0, weight[6]);
    }
}
