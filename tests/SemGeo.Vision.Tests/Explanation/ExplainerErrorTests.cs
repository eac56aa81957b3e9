using SemGeo.Vision.Explanation;
using SemGeo.Vision.Tests.Training;

namespace SemGeo.Vision.Tests.Explanation;

[TestClass]
public sealed class ExplainerErrorTests
{
    private static readonly float[] Photo = ToyExplanation.Photo(0.2f, 0.4f, 0.9f);

    [TestMethod]
    public void Nothing_native_is_left_behind()
    {
        using var model = ToyTraining.Convolutional(1, 3, 2);
        var explainer = new Explainer(model, new ExplanationOptions { Steps = 3, Samples = 2 });
        explainer.Explain(Photo);
        var before = LiveTensors.Before();

        explainer.Explain(Photo);

        Assert.AreEqual(before, LiveTensors.Now());
    }

    [TestMethod]
    public void Nothing_native_is_left_behind_when_it_is_cancelled()
    {
        using var model = ToyTraining.Convolutional(1, 3, 2);
        var explainer = new Explainer(model, new ExplanationOptions { Steps = 3, Samples = 2 });
        explainer.Explain(Photo);
        var before = LiveTensors.Before();

        Assert.ThrowsExactly<OperationCanceledException>(() => explainer.Explain(Photo, null, new CancellationToken(canceled: true)));

        Assert.AreEqual(before, LiveTensors.Now());
    }

    [TestMethod]
    public void Nothing_native_is_left_behind_when_the_network_fails()
    {
        var passes = 0;
        using var model = ToyExplanation.Watched(_ => passes = passes < 6 ? passes + 1 : throw new InvalidOperationException("out of order"), [1, -3, 2]);
        var explainer = new Explainer(model, new ExplanationOptions { Steps = 3, Samples = 4, InternalBatchSize = 3 });
        Assert.ThrowsExactly<InvalidOperationException>(() => explainer.Explain(Photo));
        passes = 0;
        var before = LiveTensors.Before();

        Assert.ThrowsExactly<InvalidOperationException>(() => explainer.Explain(Photo));

        Assert.AreEqual(6, passes);
        Assert.AreEqual(before, LiveTensors.Now());
    }

    [TestMethod]
    public void Memory_does_not_grow_with_steps_or_samples()
    {
        var (rows, live) = Most(steps: 4, samples: 2);
        var (moreRows, moreLive) = Most(steps: 60, samples: 40);

        Assert.AreEqual((4L, 4L), (rows, moreRows));
        Assert.IsLessThan(live + 20, moreLive, "2,400 passes instead of 8");

        static (long Rows, long Live) Most(int steps, int samples)
        {
            var (rows, live, before) = (0L, 0L, LiveTensors.Before());
            using var model = ToyExplanation.Watched(input => (rows, live) = (Math.Max(rows, input.shape[0]), Math.Max(live, LiveTensors.Now() - before)), [1, -3, 2]);
            new Explainer(model, new ExplanationOptions { Steps = steps, Samples = samples, InternalBatchSize = 4 }).Explain(Photo);
            return (rows, live);
        }
    }

    [TestMethod]
    public void Heads_and_cells_that_are_not_there_are_named()
    {
        using var model = ToyTraining.Convolutional(1, 3, 2);
        var explainer = new Explainer(model);

        StringAssert.Contains(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => explainer.Explain(Photo, ExplanationTarget.Cell(2, 0))).Message, "heads 0 to 1");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => explainer.Explain(Photo, ExplanationTarget.Cell(1, 2))).Message, "cells 0 to 1");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => explainer.Explain(Photo, ExplanationTarget.Region(0, [0, -1]))).Message, "-1");
        Assert.ThrowsExactly<ArgumentException>(() => ExplanationTarget.Region(0, []));
        Assert.ThrowsExactly<ArgumentException>(() => ExplanationTarget.Region(0, [1, 1]));
    }

    [TestMethod]
    public void Pixels_of_another_size_are_an_error()
    {
        using var model = ToyTraining.Convolutional(1, 3, 2);

        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => new Explainer(model).Explain(Photo.AsSpan(3))).Message, "32x32");
    }

    [TestMethod]
    public void Disposed_model_is_an_error()
    {
        var model = ToyTraining.Convolutional(1, 3, 2);
        model.Dispose();

        Assert.ThrowsExactly<ObjectDisposedException>(() => new Explainer(model).Explain(Photo));
    }

    [TestMethod]
    public void Wrong_options_are_named_all_at_once()
    {
        using var model = ToyTraining.Convolutional(1, 3, 2);
        var options = new ExplanationOptions { Steps = 0, Samples = 0, NoiseLevel = double.NaN, InternalBatchSize = 0, Method = (ExplanationMethod)7, Rule = (IntegrationRule)7, Baseline = (ExplanationBaseline)7, Smoothing = (Smoothing)7 };

        var error = Assert.ThrowsExactly<ArgumentException>(() => new Explainer(model, options));

        foreach (var part in new[] { "Steps is 0", "Samples is 0", "NoiseLevel is NaN", "InternalBatchSize is 0", "Method is 7", "Rule is 7", "Baseline is 7", "Smoothing is 7" })
            StringAssert.Contains(error.Message, part);
    }
}
