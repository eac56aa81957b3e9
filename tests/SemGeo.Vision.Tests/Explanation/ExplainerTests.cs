using SemGeo.Vision.Explanation;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Tests.Networks;
using SemGeo.Vision.Tests.Training;

namespace SemGeo.Vision.Tests.Explanation;

[TestClass]
public sealed class ExplainerTests
{
    private const int Pixels = ToyExplanation.Pixels;

    private static readonly float[] Photo = FormulaWeights.Pixels("explained", 3 * Pixels);

    [TestMethod]
    public void Known_prediction_gives_the_map_that_predicting_gives()
    {
        using var model = ToyTraining.Convolutional(1, 3, 2);
        var explainer = new Explainer(model, Plain(ExplanationMethod.IntegratedGradients, steps: 3));
        var probabilities = new float[model.ClassCount];
        model.Predict(Photo, 1, 1, probabilities);

        for (var head = 0; head < 2; head++)
        {
            var known = explainer.Explain(Photo, ExplanationTarget.MostProbable(model.Spec, probabilities, head));
            var predicted = explainer.Explain(Photo, ExplanationTarget.PredictedAt(head));
            CollectionAssert.AreEqual(predicted.Importance, known.Importance);
            Assert.AreEqual((predicted.Head, predicted.Cells.Single()), (known.Head, known.Cells.Single()));
        }
    }

    [TestMethod]
    public void Most_probable_cell_is_the_first_of_the_highest_of_its_head()
    {
        using var model = ToyTraining.Convolutional(1, 3, 2);
        float[] probabilities = [0.2f, 0.4f, 0.4f, 0.1f, 0.9f];

        Assert.AreEqual(1, ExplanationTarget.MostProbable(model.Spec, probabilities).Cells!.Single());
        Assert.AreEqual((1, 1), (ExplanationTarget.MostProbable(model.Spec, probabilities, 1).Head, ExplanationTarget.MostProbable(model.Spec, probabilities, 1).Cells!.Single()));
        Assert.ThrowsExactly<ArgumentException>(() => ExplanationTarget.MostProbable(model.Spec, probabilities[..4]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ExplanationTarget.MostProbable(model.Spec, probabilities, 2));
    }

    [TestMethod]
    public void Gradient_of_a_linear_network_is_its_greatest_weight_at_every_pixel()
    {
        using var model = ToyExplanation.Linear([1, -3, 2], [0, 0, 0]);

        var map = new Explainer(model, Plain(ExplanationMethod.Gradient)).Explain(Photo, ExplanationTarget.Cell(0, 0));

        Assert.AreEqual(ToyTraining.Size, map.Size);
        Assert.HasCount(Pixels, map.Importance);
        foreach (var value in map.Importance)
            Assert.AreEqual(3f / Pixels, value, 1e-8f);
        Assert.IsNull(map.Change);
        Assert.IsNull(map.CompletenessGap);
    }

    [TestMethod]
    public void Integrated_gradients_of_a_linear_network_are_weight_times_value()
    {
        using var model = ToyExplanation.Linear([1, -3, 2]);

        var map = new Explainer(model, Plain(ExplanationMethod.IntegratedGradients, steps: 3)).Explain(Photo, ExplanationTarget.Cell(0, 0));

        for (var i = 0; i < Pixels; i++)
        {
            var (red, green, blue) = (Math.Abs(Photo[3 * i]), Math.Abs(-3 * Photo[3 * i + 1]), Math.Abs(2 * Photo[3 * i + 2]));
            Assert.AreEqual(Math.Max(red, Math.Max(green, blue)) / Pixels, map.Importance[i], 1e-8f);
        }

        Assert.AreEqual(0, map.CompletenessGap!.Value, 1e-6);
    }

    [TestMethod]
    public void Integrated_gradients_of_a_rectified_network_count_the_points_beyond_its_bend()
    {
        using var model = ToyExplanation.Rectified([1, 0, 0]);
        var options = Plain(ExplanationMethod.IntegratedGradients, steps: 4);
        options.Rule = IntegrationRule.Midpoint;

        // At red = 1 two of the points 1/8, 3/8, 5/8, 7/8 lie beyond the bend at 0.5: half of the way, and the network changes by a half.
        var whole = new Explainer(model, options).Explain(ToyExplanation.Photo(1, 0, 0));
        Assert.AreEqual(0.5f / Pixels, whole.Importance[17], 1e-7f);
        Assert.AreEqual(0.5, whole.Change!.Value, 1e-6);
        Assert.AreEqual(0, whole.CompletenessGap!.Value, 1e-6);

        // At red = 0.75 it is one point, a quarter of the way (0.1875), and the change is 0.25.
        var part = new Explainer(model, options).Explain(ToyExplanation.Photo(0.75f, 0, 0));
        Assert.AreEqual(0.1875f / Pixels, part.Importance[17], 1e-7f);
        Assert.AreEqual(0.0625, part.CompletenessGap!.Value, 1e-6);
    }

    [TestMethod]
    public void Baselines_are_colours_of_the_photo()
    {
        using var model = ToyExplanation.Linear([1, 0, 0]);
        var options = Plain(ExplanationMethod.IntegratedGradients, steps: 1);
        options.Baseline = ExplanationBaseline.White;

        // The toy's values are not normalised: white is 1.
        Assert.AreEqual(0.75f / Pixels, new Explainer(model, options).Explain(ToyExplanation.Photo(0.25f, 0, 0)).Importance[0], 1e-7f);
        options.Baseline = ExplanationBaseline.Black;
        Assert.AreEqual(0.25f / Pixels, new Explainer(model, options).Explain(ToyExplanation.Photo(0.25f, 0, 0)).Importance[0], 1e-7f);
    }

    [TestMethod]
    public void Way_from_the_photo_out_of_focus_is_what_is_sharp_in_it()
    {
        using var model = ToyExplanation.Linear([1, 0, 0]);
        var options = Plain(ExplanationMethod.IntegratedGradients, steps: 1);
        options.Baseline = ExplanationBaseline.Blurred;

        // A photo of one colour has nothing sharp; a bright pixel stands out by what the Gaussian takes from it: its weight in the middle, 1 / (sigma^2 2 pi), is 0.0776 for 10/224 of 32 pixels.
        Assert.AreEqual(0, new Explainer(model, options).Explain(ToyExplanation.Photo(0.25f, 0, 0)).Importance.Max(), 1e-8f);
        var photo = ToyExplanation.Photo(0, 0, 0);
        var middle = 16 * ToyTraining.Size + 16;
        photo[3 * middle] = 1;
        var map = new Explainer(model, options).Explain(photo).Importance;
        Assert.AreEqual((1 - 0.0776f) / Pixels, map[middle], 0.001f / Pixels);
        Assert.AreEqual(0, map[0], 1e-9f);
    }

    [TestMethod]
    public void Gradients_along_the_way_that_are_not_multiplied_by_it_are_the_weights()
    {
        using var model = ToyExplanation.Linear([1, -3, 2]);
        var options = Plain(ExplanationMethod.IntegratedGradients, steps: 3);
        options.MultiplyByWay = false;

        var map = new Explainer(model, options).Explain(Photo, ExplanationTarget.Cell(0, 0));

        foreach (var value in map.Importance)
            Assert.AreEqual(3f / Pixels, value, 1e-8f);
        Assert.AreEqual(0, map.CompletenessGap!.Value, 1e-6);
    }

    [TestMethod]
    public void Smoothing_a_linear_network_changes_nothing_but_the_square()
    {
        using var model = ToyExplanation.Linear([1, -3, 2]);
        var options = Plain(ExplanationMethod.Gradient);
        options.Samples = 5;

        options.Smoothing = Smoothing.Mean;
        Assert.AreEqual(3f / Pixels, new Explainer(model, options).Explain(Photo).Importance[3], 1e-8f);
        options.Smoothing = Smoothing.Squared;
        Assert.AreEqual(9f / Pixels / Pixels, new Explainer(model, options).Explain(Photo).Importance[3], 1e-11f);
        options.Smoothing = Smoothing.Variance;
        Assert.AreEqual(0, new Explainer(model, options).Explain(Photo).Importance[3], 1e-11f);
    }

    [TestMethod]
    public void Variance_of_integrated_gradients_is_that_of_the_noise()
    {
        // Attribution = value / pixels, so that its variance over many copies is that of the noise: (0.2 x range)^2 / pixels^2.
        using var model = ToyExplanation.Linear([1, 0, 0]);
        var options = Plain(ExplanationMethod.IntegratedGradients, steps: 1);
        (options.Smoothing, options.Samples, options.NoiseLevel, options.InternalBatchSize) = (Smoothing.Variance, 2000, 0.2, 500);
        var photo = ToyExplanation.Photo(0.5f, 0, 0);
        photo[1] = 1;

        var map = new Explainer(model, options).Explain(photo);

        Assert.AreEqual(0.04, map.Importance.Average() * Pixels * Pixels, 0.0005);
    }

    [TestMethod]
    public void Gradients_agree_with_differences()
    {
        using var model = ToyTraining.Convolutional(3, 4, 2);
        var target = ExplanationTarget.Region(0, [1, 3]);
        var options = Plain(ExplanationMethod.Gradient);

        var map = new Explainer(model, options).Explain(Photo, target);

        foreach (var pixel in new[] { 0, 333, 700 })
        {
            var greatest = Enumerable.Range(0, 3).Max(colour => Math.Abs(Difference(model, 3 * pixel + colour)));
            Assert.AreEqual(greatest, map.Importance[pixel], 0.03 * greatest + 1e-5);
        }

        static double Difference(GeoModel model, int index)
        {
            const float Step = 0.02f;
            var (above, below) = ((float[])Photo.Clone(), (float[])Photo.Clone());
            above[index] += Step;
            below[index] -= Step;
            return (LogRegion(model, above) - LogRegion(model, below)) / (2 * Step);
        }
    }

    [TestMethod]
    public void Importances_of_integrated_gradients_sum_to_the_change_in_the_logit()
    {
        using var model = ToyTraining.Convolutional(3, 4, 2);
        var coarse = Explain(steps: 2);
        var fine = Explain(steps: 200);

        Assert.IsLessThan(coarse.CompletenessGap!.Value, fine.CompletenessGap!.Value);
        Assert.IsLessThan(0.02 * Math.Abs(fine.Change!.Value), fine.CompletenessGap.Value);

        // From black the way would be one of the toy's straight ones: without biases it is linear there.
        ExplanationMap Explain(int steps)
        {
            var options = Plain(ExplanationMethod.IntegratedGradients, steps);
            options.Baseline = ExplanationBaseline.White;
            return new Explainer(model, options).Explain(Photo);
        }
    }

    [TestMethod]
    public void Batches_do_not_change_the_map()
    {
        using var model = ToyTraining.Convolutional(3, 4, 2);
        var options = new ExplanationOptions { Steps = 6, Samples = 5 };
        var maps = new[] { 1, 4, 6, 13, 64 }.Select(size =>
        {
            options.InternalBatchSize = size;
            return new Explainer(model, options).Explain(Photo);
        }).ToArray();

        foreach (var map in maps[1..])
        {
            Assert.AreEqual(maps[0].CompletenessGap!.Value, map.CompletenessGap!.Value, 1e-4);
            for (var i = 0; i < Pixels; i++)
                Assert.AreEqual(maps[0].Importance[i], map.Importance[i], 1e-4f * maps[0].Importance.Max());
        }
    }

    [TestMethod]
    public void One_seed_gives_one_map()
    {
        using var model = ToyTraining.Convolutional(3, 4, 2);
        var options = new ExplanationOptions { Steps = 2, Samples = 3 };

        var first = new Explainer(model, options).Explain(Photo).Importance;
        CollectionAssert.AreEqual(first, new Explainer(model, options).Explain(Photo).Importance);
        options.Seed = 1;
        CollectionAssert.AreNotEqual(first, new Explainer(model, options).Explain(Photo).Importance);
    }

    [TestMethod]
    public void The_most_probable_cell_is_explained_unless_another_is_asked_for()
    {
        using var model = ToyTraining.Convolutional(3, 4, 2);
        var probabilities = new float[6];
        model.Predict(Photo, 1, 1, probabilities);
        var explainer = new Explainer(model, Plain(ExplanationMethod.Gradient));

        var map = explainer.Explain(Photo);
        Assert.AreEqual(0, map.Head);
        Assert.AreEqual(Array.IndexOf(probabilities, probabilities[..4].Max()), map.Cells.Single());
        Assert.AreEqual(probabilities[4] >= probabilities[5] ? 0 : 1, explainer.Explain(Photo, ExplanationTarget.PredictedAt(1)).Cells.Single());
        CollectionAssert.AreEqual(new[] { 2, 0 }, explainer.Explain(Photo, ExplanationTarget.Region(0, [2, 0])).Cells.ToArray());
    }

    private static ExplanationOptions Plain(ExplanationMethod method, int steps = 8) => new() { Method = method, Steps = steps, Smoothing = Smoothing.None, InternalBatchSize = 4 };

    private static double LogRegion(GeoModel model, float[] pixels)
    {
        var probabilities = new float[model.ClassCount];
        model.Predict(pixels, 1, 1, probabilities);
        return Math.Log((double)probabilities[1] + probabilities[3]);
    }
}
