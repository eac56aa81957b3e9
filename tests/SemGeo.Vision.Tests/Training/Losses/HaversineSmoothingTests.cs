using SemGeo.Geography;
using SemGeo.Vision.Training.Losses;
using static SemGeo.Vision.Tests.Training.Losses.LossGolden;
using static TorchSharp.torch;

namespace SemGeo.Vision.Tests.Training.Losses;

[TestClass]
public sealed class HaversineSmoothingTests
{
    [TestMethod]
    public void Shares_loss_and_gradient_are_those_of_torch()
    {
        using var scope = NewDisposeScope();
        var smoothing = new HaversineSmoothing(Cells, 75);
        var logits = Logits();

        var loss = smoothing.Sum(logits, Targets);

        AssertNear(Numbers("smoothing", "shares"), smoothing.Shares(Targets, CPU), 1e-9);
        Assert.AreEqual(Root.GetProperty("smoothing").GetProperty("loss").GetDouble(), Values(loss)[0], 1e-5);
        AssertNear(Numbers("smoothing", "gradient"), autograd.grad([loss], [logits])[0], 1e-6);
    }

    [TestMethod]
    public void A_cell_that_is_tau_kilometres_farther_away_gets_a_share_smaller_by_e()
    {
        using var scope = NewDisposeScope();

        // One degree of latitude is 6371 pi / 180 = 111.195 km: the photo is in cell 0, cell 1 is a degree and cell 2 three degrees away.
        var degree = GreatCircle.EarthRadiusKm * Math.PI / 180;
        var smoothing = new HaversineSmoothing([new(0, 10), new(1, 10), new(-3, 10)], degree);
        var sum = 1 + Math.Exp(-1) + Math.Exp(-3);

        AssertNear([1 / sum, Math.Exp(-1) / sum, Math.Exp(-3) / sum], smoothing.Shares([new HeadTarget(0, new(0, 10))], CPU), 1e-6);
    }

    [TestMethod]
    public void A_photo_without_coordinate_is_where_its_cell_is()
    {
        using var scope = NewDisposeScope();
        var smoothing = new HaversineSmoothing([new(0, 0), new(0, 2), new(0, 4)], 200);

        AssertNear(
            Values(smoothing.Shares([new HeadTarget(1, new(0, 2))], CPU)), smoothing.Shares([new HeadTarget(1, GeoCoordinate.Missing)], CPU), 0);
    }

    [TestMethod]
    public void A_cell_without_coordinate_gets_nothing_of_others_and_all_of_its_own()
    {
        using var scope = NewDisposeScope();
        var smoothing = new HaversineSmoothing([new(0, 0), GeoCoordinate.Missing, new(0, 0)], 100);

        AssertNear([0.5, 0, 0.5, 0, 1, 0], smoothing.Shares([new HeadTarget(0, new(0, 0)), new HeadTarget(1, new(0, 0))], CPU), 1e-12);
    }

    [TestMethod]
    public void A_photo_without_label_adds_nothing()
    {
        using var scope = NewDisposeScope();
        var smoothing = new HaversineSmoothing(Cells, 75);
        var logits = Logits();

        var gradient = Values(autograd.grad([smoothing.Sum(logits, [Targets[0], HeadTarget.None, HeadTarget.None, HeadTarget.None])], [logits])[0]);

        Assert.IsFalse(smoothing.Uses(new HeadTarget(-1, new(0, 0))));
        Assert.IsTrue(gradient[..6].Any(value => value != 0));
        CollectionAssert.AreEqual(new double[18], gradient[6..]);
    }

    [TestMethod]
    public void A_tiny_tau_gives_the_cross_entropy_of_the_nearest_cell()
    {
        using var scope = NewDisposeScope();
        HeadTarget[] centres = [.. Targets.Select(target => target with { Coordinate = Cells[target.Cell] })];

        var expected = new CellCrossEntropy().Sum(Logits(), centres);

        Assert.AreEqual(Values(expected)[0], Values(new HaversineSmoothing(Cells, 0.01).Sum(Logits(), centres))[0], 1e-5);
    }
}
