using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace Shims.TorchSharp.Tests.Optim;

[TestClass]
public sealed class ScheduleTests
{
    private DisposeScope _scope = null!;

    [TestInitialize]
    public void Open() => _scope = NewDisposeScope();

    [TestCleanup]
    public void Close() => _scope.Dispose();

    [TestMethod]
    public void StepLR_changes_after_every_so_many_steps() =>
        AreRates([1, 1, 0.1, 0.1, 0.01, 0.01], optimizer => lr_scheduler.StepLR(optimizer, 2));

    [TestMethod]
    public void MultiStepLR_changes_at_its_milestones() =>
        AreRates([1, 0.5, 0.5, 0.25, 0.25, 0.25], optimizer => lr_scheduler.MultiStepLR(optimizer, new[] { 1, 3 }, 0.5));

    [TestMethod]
    public void ExponentialLR_changes_after_every_step() =>
        AreRates([1, 0.9, 0.81, 0.729, 0.6561, 0.59049], optimizer => lr_scheduler.ExponentialLR(optimizer, 0.9));

    [TestMethod]
    public void LambdaLR_is_a_function_of_the_step() =>
        AreRates([1, 1.0 / 2, 1.0 / 3, 1.0 / 4, 1.0 / 5, 1.0 / 6], optimizer => lr_scheduler.LambdaLR(optimizer, step => 1.0 / (step + 1)));

    [TestMethod]
    public void CosineAnnealingLR_falls_along_a_cosine_and_rises_again() =>
        AreRates(
            [.. Enumerable.Range(0, 8).Select(step => 0.1 + (0.9 * (1 + Math.Cos(Math.PI * step / 4)) / 2))],
            optimizer => lr_scheduler.CosineAnnealingLR(optimizer, 4, 0.1));

    [TestMethod]
    public void The_rate_is_set_in_every_group()
    {
        using var optimizer = SGD([nn.Parameter(ones(1))], 0.5);
        var schedule = lr_scheduler.StepLR(optimizer, 1, 0.5);

        schedule.step();

        Assert.AreEqual(0.25, optimizer.ParamGroups.Single().LearningRate);
        Assert.AreEqual(0.5, optimizer.ParamGroups.Single().InitialLearningRate);
        Assert.AreEqual(0.25, schedule.get_last_lr().Single());
    }

    private static void AreRates(double[] expected, Func<Optimizer, lr_scheduler.LRScheduler> make)
    {
        using var optimizer = SGD([nn.Parameter(ones(1))], 1);
        var schedule = make(optimizer);

        foreach (var (step, rate) in expected.Index())
        {
            Assert.AreEqual(rate, schedule.get_last_lr().Single(), 1e-12, $"step {step}");
            optimizer.step();
            schedule.step();
        }
    }
}
