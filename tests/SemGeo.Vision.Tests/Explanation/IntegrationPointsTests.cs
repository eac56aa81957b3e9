using SemGeo.Vision.Explanation;

namespace SemGeo.Vision.Tests.Explanation;

[TestClass]
public sealed class IntegrationPointsTests
{
    [TestMethod]
    public void Gauss_and_Legendre_look_where_the_tables_say()
    {
        var two = Of(IntegrationRule.GaussLegendre, 2);
        AreClose([0.2113249f, 0.7886751f], two.Positions); // (1 -+ 1/sqrt(3)) / 2
        AreClose([0.5f, 0.5f], two.Weights);

        var three = Of(IntegrationRule.GaussLegendre, 3);
        AreClose([0.1127017f, 0.5f, 0.8872983f], three.Positions); // 1/2 -+ sqrt(3/5)/2
        AreClose([5 / 18f, 8 / 18f, 5 / 18f], three.Weights);

        AreClose([0.5f], Of(IntegrationRule.GaussLegendre, 1).Positions);
    }

    [TestMethod]
    [DataRow(5)]
    [DataRow(50)]
    [DataRow(1000)]
    public void Gauss_and_Legendre_integrate_polynomials_exactly(int steps)
    {
        var (positions, weights) = Of(IntegrationRule.GaussLegendre, steps);

        for (var power = 0; power < 10; power++)
            Assert.AreEqual(1.0 / (power + 1), positions.Zip(weights, (x, w) => w * Math.Pow(x, power)).Sum(), 2e-6, $"{power}");
    }

    [TestMethod]
    public void Midpoints_are_the_middles_of_equal_steps()
    {
        var points = Of(IntegrationRule.Midpoint, 4);

        AreClose([0.125f, 0.375f, 0.625f, 0.875f], points.Positions);
        AreClose([0.25f, 0.25f, 0.25f, 0.25f], points.Weights);
    }

    [TestMethod]
    public void Plain_gradients_look_at_the_photo_alone() =>
        AreClose([1], IntegrationPoints.Of(new ExplanationOptions { Method = ExplanationMethod.Gradient, Steps = 9 }).Positions);

    private static IntegrationPoints Of(IntegrationRule rule, int steps) => IntegrationPoints.Of(new ExplanationOptions { Rule = rule, Steps = steps });

    private static void AreClose(float[] expected, float[] actual)
    {
        Assert.AreEqual(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], 1e-6f);
    }
}
