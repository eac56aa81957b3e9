using SemGeo.Imaging;
using SemGeo.Vision.Input;

namespace SemGeo.Vision.Tests.Input;

[TestClass]
public sealed class InputOptionsTests
{
    [TestMethod]
    public void Defaults_are_valid_and_those_of_the_paper()
    {
        var options = new InputOptions();
        options.Validate();
        Assert.AreEqual((224, 320, 0.66, 1.0, 0.75, 4 / 3.0, true),
            (options.InputSize, options.ResizeShortSide, options.MinimumCropArea, options.MaximumCropArea, options.MinimumCropRatio, options.MaximumCropRatio, options.HorizontalFlip));
        Assert.AreEqual(256, options.EffectiveEvaluationShortSide);
        Assert.AreEqual(PixelNormalization.ImageNet, options.Normalization);
    }

    [TestMethod]
    public void All_errors_stand_in_one_message()
    {
        var options = new InputOptions
        {
            InputSize = 0,
            BatchSize = 0,
            ResizeShortSide = -1,
            MinimumCropArea = 0,
            MaximumCropArea = 2,
            MinimumCropRatio = double.NaN,
            MaximumCropRatio = 0,
            EvaluationShortSide = -1,
            Normalization = default,
            Workers = 0,
            PrefetchBatches = 0,
            ShuffleBuffer = 0,
            ShuffleBufferBytes = 0,
            CacheBytes = -1,
            OnBadImage = (BadImagePolicy)7,
        };
        var message = Assert.ThrowsExactly<ArgumentException>(options.Validate).Message;
        string[] expected =
        [
            "The input options are not valid:",
            "InputSize is 0; it is 1 to 4096 pixels.",
            "BatchSize is 0; it is 1 or more.",
            "ResizeShortSide is -1; it is 0 (off) to 4096 pixels.",
            "MinimumCropArea is 0; it is greater than 0 and at most 1.",
            "MaximumCropArea is 2; it is at least MinimumCropArea (0) and at most 1.",
            "MinimumCropRatio is NaN; it is greater than 0.",
            "MaximumCropRatio is 0; it is at least MinimumCropRatio (NaN).",
            "EvaluationShortSide is -1; it is 0 (automatic) or InputSize (0) to 4096 pixels.",
        ];
        foreach (var line in expected)
            Assert.Contains(line, message);
        foreach (var name in new[] { "Normalization", "Workers", "PrefetchBatches", "ShuffleBuffer", "ShuffleBufferBytes", "CacheBytes", "OnBadImage" })
            Assert.Contains(name + " is ", message);
        Assert.HasCount(16, message.Split(Environment.NewLine));
    }

    [TestMethod]
    public void What_is_set_stays_and_what_is_not_comes_from_the_caller()
    {
        Assert.AreEqual((300, 7), Sizes(new InputOptions().WithDefaults(300, 7)));
        Assert.AreEqual((224, 7), Sizes(new InputOptions { InputSize = 224 }.WithDefaults(300, 7)));
        Assert.AreEqual((300, 1), Sizes(new InputOptions { Seed = 1 }.WithDefaults(300, 7)));
        Assert.AreEqual((224, 1), Sizes(new InputOptions()));
        Assert.AreEqual((300, 7), Sizes(new InputOptions().WithDefaults(300, 7).ForEmbeddings(4).WithDefaults(64, 8)));

        static (int InputSize, int Seed) Sizes(InputOptions options) => (options.InputSize, options.Seed);
    }

    [TestMethod]
    public void Inputs_check_their_options_and_copy_them()
    {
        Assert.ThrowsExactly<ArgumentException>(() => new TrainingInput(new PhotoList([]), new SkiaImageCodec(), new() { Workers = 0 }));
        Assert.ThrowsExactly<ArgumentException>(() => new EvaluationInput(new SkiaImageCodec(), new() { InputSize = -5 }));
        var options = new InputOptions { InputSize = 8, BatchSize = 2, OnBadImage = BadImagePolicy.Skip };
        var input = new EvaluationInput(new SkiaImageCodec(), options);
        options.InputSize = 16;
        using var batch = input.Load(Photos.Golden(1), out _)!;
        Assert.AreEqual(8, batch.InputSize);
    }
}
