using SemGeo.Evaluation;
using SemGeo.Geography;
using SemGeo.Testing;

namespace SemGeo.Core.Tests.Evaluation;

[TestClass]
public class GeolocationEvaluatorTests
{
    private const double KmPerDegree = Math.PI * 6371 / 180; // 111.1949
    private static readonly GeoCoordinate Origin = new(0, 0);

    [TestMethod]
    public void Accuracy_is_the_fraction_of_rows_within_the_radius()
    {
        // 0, 0.9, 24, 199, 749, 2499 and 10,000 km.
        var metrics = Evaluate(0, 0.9, 24, 199, 749, 2499, 10_000);
        CollectionAssert.AreEqual(new[] { 2 / 7.0, 3 / 7.0, 4 / 7.0, 5 / 7.0, 6 / 7.0 }, metrics.Accuracies.Select(accuracy => accuracy.Value).ToArray());
        CollectionAssert.AreEqual(new double[] { 1, 25, 200, 750, 2500 }, metrics.Accuracies.Select(accuracy => accuracy.RadiusKm).ToArray());
        Assert.AreEqual(WilsonInterval.Of(3 / 7.0, 7), metrics.AccuracyAt(25).Interval);
        Assert.AreEqual(199, metrics.MedianKm, 1e-3);
        Assert.AreEqual(7, metrics.Rows);
    }

    [TestMethod]
    public void Distance_of_exactly_the_radius_is_within_it()
    {
        var evaluator = new GeolocationEvaluator(["f"], new() { RadiiKm = [GreatCircle.DistanceKm(Origin, new(0, 1))] });
        evaluator.Add(Origin, new GeoCoordinate(0, 1));
        evaluator.Add(Origin, new GeoCoordinate(0, 1.0000001));
        Assert.AreEqual(0.5, evaluator.Result().Of("f").Accuracies[0].Value);
    }

    [TestMethod]
    public void Median_of_an_even_number_is_the_mean_of_the_two_in_the_middle()
        => Assert.AreEqual(30, Evaluate(10, 20, 40, 5000).MedianKm, 1e-3);

    [TestMethod]
    public void Row_without_coordinate_is_left_out_and_row_without_prediction_is_a_miss()
    {
        var evaluator = new GeolocationEvaluator(["f"]);
        evaluator.Add(Origin, Origin);
        evaluator.Add(Origin, GeoCoordinate.Missing);
        evaluator.Add(GeoCoordinate.Missing, Origin);
        evaluator.Add(new GeoCoordinate(95, 0), Origin);
        evaluator.Add(Origin, Origin);
        var metrics = evaluator.Result().Of("f");
        Assert.AreEqual((3L, 2L, 1L), (metrics.Rows, metrics.WithoutCoordinate, metrics.WithoutPrediction));
        Assert.AreEqual(2 / 3.0, metrics.AccuracyAt(2500).Value);
        Assert.AreEqual(0, metrics.MedianKm);
        evaluator.Add(Origin, GeoCoordinate.Missing);
        evaluator.Add(Origin, GeoCoordinate.Missing);
        Assert.AreEqual(double.PositiveInfinity, evaluator.Result().Of("f").MedianKm, "most rows have no prediction");
    }

    [TestMethod]
    public void No_rows_give_no_numbers()
    {
        var metrics = Evaluate();
        Assert.IsTrue(double.IsNaN(metrics.MedianKm));
        Assert.IsTrue(double.IsNaN(metrics.AccuracyAt(1).Value));
        Assert.AreEqual(new WilsonInterval(0, 1), metrics.AccuracyAt(1).Interval);
    }

    [TestMethod]
    public void Predictors_are_measured_side_by_side()
    {
        var evaluator = new GeolocationEvaluator(["f", "f*"]);
        evaluator.Add(Origin, Origin, new GeoCoordinate(0, 10));
        Assert.AreEqual(1, evaluator.Result().Of("f").AccuracyAt(750).Value);
        Assert.AreEqual(0, evaluator.Result().Of("f*").AccuracyAt(750).Value);
        Assert.AreEqual(10 * KmPerDegree, evaluator.Result().Of("f*").MedianKm, 1e-3);
        Assert.ThrowsExactly<ArgumentException>(() => evaluator.Add(Origin, Origin));
        Assert.ThrowsExactly<ArgumentException>(() => evaluator.Result().Of("g"));
        Assert.ThrowsExactly<ArgumentException>(() => new GeolocationEvaluator(["f", "f"]));
    }

    [TestMethod]
    public void Largest_cell_answers_every_row()
    {
        // Paris, six photos, at 48.9 N 2.4 E.
        var evaluator = new GeolocationEvaluator(["f"]);
        evaluator.AddLargestCellBaseline(Places.Europe());
        evaluator.Add(new(48.9, 2.4), Origin);
        evaluator.Add(new(45.8, 4.8), Origin);
        evaluator.Add(new(-33, 151), Origin);
        evaluator.Add(GeoCoordinate.Missing, Origin);
        var baseline = evaluator.Result().Of(GeolocationEvaluator.LargestCell);
        Assert.AreEqual((3L, 1L), (baseline.Rows, baseline.WithoutCoordinate));
        CollectionAssert.AreEqual(new[] { 1 / 3.0, 1 / 3.0, 1 / 3.0, 2 / 3.0, 2 / 3.0 }, baseline.Accuracies.Select(accuracy => accuracy.Value).ToArray());
    }

    [TestMethod]
    public void Uniform_draw_has_its_expected_accuracy()
    {
        // Of two training photos one is right for each of the first two rows, and none near the third: (1/2 + 1/2 + 0) / 3.
        var evaluator = new GeolocationEvaluator(["f"]);
        evaluator.AddUniformDrawBaseline([Origin, GeoCoordinate.Missing, new(0, 90)]);
        evaluator.Add(Origin, Origin);
        evaluator.Add(new(0, 90), Origin);
        evaluator.Add(new(0, 45), Origin);
        evaluator.Add(GeoCoordinate.Missing, Origin);
        var baseline = evaluator.Result().Of(GeolocationEvaluator.UniformDraw);
        Assert.AreEqual(3, baseline.Rows);
        Assert.AreEqual(1, baseline.WithoutCoordinate);
        Assert.AreEqual(1 / 3.0, baseline.AccuracyAt(1).Value, 1e-12);
        Assert.AreEqual(1 / 3.0, baseline.AccuracyAt(2500).Value, 1e-12);
        Assert.AreEqual(WilsonInterval.Of(1 / 3.0, 3), baseline.AccuracyAt(1).Interval, "the interval is of three rows, not of six pairs");

        // Distances 0, 0, 45, 45, 90, 90 degrees.
        Assert.AreEqual(45 * KmPerDegree, baseline.MedianKm, 0.001 * 45 * KmPerDegree);
    }

    [TestMethod]
    public void Uniform_draw_agrees_with_every_pair_measured_alone()
    {
        var random = new Random(11);
        var training = Enumerable.Range(0, 150).Select(_ => Anywhere(random)).ToArray();
        var test = Enumerable.Range(0, 80).Select(_ => Anywhere(random)).ToArray();
        var evaluator = new GeolocationEvaluator([]);
        evaluator.AddUniformDrawBaseline(training);
        foreach (var truth in test)
            evaluator.Add(truth);
        var distances = test.SelectMany(truth => training.Select(draw => GreatCircle.DistanceKm(truth, draw))).Order().ToArray();
        var baseline = evaluator.Result().Of(GeolocationEvaluator.UniformDraw);
        foreach (var accuracy in baseline.Accuracies)
            Assert.AreEqual(distances.Count(distance => distance <= accuracy.RadiusKm) / (double)distances.Length, accuracy.Value, 1e-12);
        Assert.AreEqual(distances[distances.Length / 2], baseline.MedianKm, 0.001 * baseline.MedianKm);
    }

    [TestMethod]
    public void Uniform_draw_from_many_is_a_seeded_sample()
    {
        var random = new Random(2);
        var training = Enumerable.Range(0, 5000).Select(_ => Anywhere(random)).ToArray();
        double At2500(int seed, int draws)
        {
            var evaluator = new GeolocationEvaluator([], new() { BaselineDraws = draws, Seed = seed });
            evaluator.AddUniformDrawBaseline(training);
            evaluator.Add(Origin);
            return evaluator.Result().Baselines[0].AccuracyAt(2500).Value;
        }

        Assert.AreEqual(At2500(1, 1000), At2500(1, 1000));
        Assert.AreNotEqual(At2500(1, 1000), At2500(2, 1000));
        Assert.AreEqual(At2500(1, 5000), At2500(1, 1000), 0.025, "four standard errors");
    }

    [TestMethod]
    public void Baseline_that_comes_late_or_has_nothing_to_draw_is_an_error()
    {
        var evaluator = new GeolocationEvaluator(["f"]);
        Assert.ThrowsExactly<ArgumentException>(() => evaluator.AddUniformDrawBaseline([GeoCoordinate.Missing]));
        evaluator.Add(Origin, Origin);
        Assert.ThrowsExactly<InvalidOperationException>(() => evaluator.AddLargestCellBaseline(Places.Europe()));
        Assert.ThrowsExactly<InvalidOperationException>(() => evaluator.AddUniformDrawBaseline([Origin]));
    }

    [TestMethod]
    public void Options_are_checked_in_one_message()
    {
        var options = new EvaluationOptions { RadiiKm = [25, 1, double.NaN], BaselineDraws = 0 };
        Assert.AreEqual(
            "EvaluationOptions: RadiiKm[1] is 1 after 25, radii must ascend. RadiiKm[2] is NaN, radii are positive kilometres. BaselineDraws is 0, it must be at least 1.",
            Assert.ThrowsExactly<ArgumentException>(options.Validate).Message);
        Assert.Contains("needs at least one radius", Assert.ThrowsExactly<ArgumentException>(new EvaluationOptions { RadiiKm = [] }.Validate).Message);
    }

    private static PredictorMetrics Evaluate(params double[] distancesKm)
    {
        var evaluator = new GeolocationEvaluator(["f"]);
        foreach (var distance in distancesKm)
            evaluator.Add(Origin, new GeoCoordinate(0, distance / KmPerDegree));
        return evaluator.Result().Of("f");
    }

    private static GeoCoordinate Anywhere(Random random) => new(Math.Asin(2 * random.NextDouble() - 1) * 180 / Math.PI, random.NextDouble() * 360 - 180);
}
