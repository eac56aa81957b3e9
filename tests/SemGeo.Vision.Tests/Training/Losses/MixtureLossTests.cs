using SemGeo.Geography;
using SemGeo.Vision.Networks;
using SemGeo.Vision.Training.Losses;
using static SemGeo.Vision.Tests.Training.Losses.LossGolden;
using static TorchSharp.torch;

namespace SemGeo.Vision.Tests.Training.Losses;

[TestClass]
public sealed class MixtureLossTests
{
    [TestMethod]
    public void Density_and_gradients_are_those_of_the_formula()
    {
        using var scope = NewDisposeScope();
        using var mixture = Mixture(Cells, Numbers("mixture", "kappas"));
        var logits = Logits();

        var density = mixture.LogDensity(logits, UnitVectors.Of(Photos, CPU));
        var loss = new MixtureLoss(mixture).Sum(logits, Targets);
        var parameters = mixture.named_parameters().ToDictionary(entry => entry.name, entry => (Tensor)entry.parameter);
        var gradients = autograd.grad([loss], [logits, parameters["direction"], parameters["log_concentration"]]);

        AssertNear(Numbers("mixture", "log_density"), density, 1e-4);
        Assert.AreEqual(Root.GetProperty("mixture").GetProperty("loss").GetDouble(), Values(loss)[0], 1e-4);
        AssertNear(Numbers("mixture", "logits_gradient"), gradients[0], 1e-4);
        AssertNear(Numbers("mixture", "direction_gradient"), gradients[1], 1e-3);
        AssertNear(Numbers("mixture", "log_concentration_gradient"), gradients[2], 1e-3);
    }

    [TestMethod]
    [DataRow(1e-4)]
    [DataRow(1.0)]
    [DataRow(700.0)]
    [DataRow(1e6)]
    [DataRow(1e12)]
    public void One_distribution_has_its_known_density_at_its_centre_and_away_from_it(double kappa)
    {
        using var scope = NewDisposeScope();
        using var mixture = Mixture([new(0, 0)], [kappa]);
        var angle = Math.Min(1, 2 / Math.Sqrt(kappa));
        var points = tensor(new[] { 1.0, 0, 0, Math.Cos(angle), Math.Sin(angle), 0 }).view(2, 3);

        var density = Values(mixture.LogDensity(zeros([2, 1]), points));

        // log(k / (2 pi (1 - exp(-2k)))) at the centre; k (cos a - 1) = -2 k sin^2(a / 2) away from it.
        var stored = Math.Exp((float)Math.Log(kappa));
        var peak = Math.Log(stored / (2 * Math.PI)) - Math.Log(-Expm1(-2 * stored));
        Assert.AreEqual(peak, density[0], 1e-6);
        Assert.AreEqual(peak - 2 * stored * Math.Pow(Math.Sin(angle / 2), 2), density[1], 1e-3);
    }

    [TestMethod]
    public void A_hardly_concentrated_distribution_is_uniform()
    {
        using var scope = NewDisposeScope();
        using var mixture = Mixture([new(0, 0)], [1e-4]);

        AssertNear([-Math.Log(4 * Math.PI), -Math.Log(4 * Math.PI)], mixture.LogDensity(zeros([2, 1]), UnitVectors.Of([new(0, 0), new(-90, 0)], CPU)), 1e-3);
    }

    [TestMethod]
    public void The_mode_is_where_distributions_pile_up_not_the_heaviest_cell()
    {
        using var scope = NewDisposeScope();

        // Three cells within a kilometre, each of weight 0.2, against one far away of weight 0.4.
        using var mixture = Mixture([new(50, 10), new(-20, 100), new(50.005, 10), new(50, 10.005)], [1e4, 1e4, 1e4, 1e4]);
        var weights = tensor(new[] { 0.2f, 0.4f, 0.2f, 0.2f }).log().view(1, 4);

        var mode = UnitVectors.ToCoordinates(mixture.Mode(weights)).Single();

        Assert.IsLessThan(1.0, GreatCircle.DistanceKm(mode, new(50, 10)));
    }

    [TestMethod]
    public void Photos_without_coordinate_add_nothing()
    {
        using var scope = NewDisposeScope();
        using var mixture = Mixture(Cells, Numbers("mixture", "kappas"));
        var loss = new MixtureLoss(mixture);
        var logits = Logits();
        var all = new[] { Targets[0], HeadTarget.None, HeadTarget.None, HeadTarget.None };

        var gradient = Values(autograd.grad([loss.Sum(logits, all)], [logits])[0]);
        var none = Values(autograd.grad([loss.Sum(logits, [.. all.Select(_ => HeadTarget.None)])], [logits])[0]);

        Assert.IsTrue(loss.Uses(new HeadTarget(-1, new(0, 0))), "a mixture needs no label");
        Assert.IsFalse(loss.Uses(new HeadTarget(3, GeoCoordinate.Missing)));
        CollectionAssert.AreEqual(new double[18], gradient[6..]);
        CollectionAssert.AreEqual(new double[24], none);
    }

    private static VonMisesFisherMixture Mixture(IReadOnlyList<GeoCoordinate> cells, double[] kappas)
    {
        var mixture = new VonMisesFisherMixture(cells.Count);
        mixture.Initialize(cells, 1);
        using var noGrad = no_grad();
        mixture.named_parameters().Single(entry => entry.name == "log_concentration").parameter.copy_(tensor(kappas).log());
        return mixture;
    }

    private static double Expm1(double x) => Math.Abs(x) < 1e-3 ? x + x * x / 2 + x * x * x / 6 : Math.Exp(x) - 1;
}
