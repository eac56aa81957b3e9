namespace SemGeo.Vision.Input;

/// <summary>Checks <see cref="InputOptions"/> and reports everything that is wrong at once.</summary>
internal static class InputValidator
{
    /// <summary>The largest side of an input and of a resized image, in pixels.</summary>
    private const int MaximumSide = 4096;

    public static void Validate(InputOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = new List<string>();
        Check(options.InputSize is >= 1 and <= MaximumSide, $"InputSize is {options.InputSize}; it is 1 to {MaximumSide} pixels.");
        Check(options.BatchSize >= 1, $"BatchSize is {options.BatchSize}; it is 1 or more.");
        Check(options.ResizeShortSide is >= 0 and <= MaximumSide, $"ResizeShortSide is {options.ResizeShortSide}; it is 0 (off) to {MaximumSide} pixels.");
        Check(options.MinimumCropArea is > 0 and <= 1, $"MinimumCropArea is {options.MinimumCropArea}; it is greater than 0 and at most 1.");
        Check(options.MaximumCropArea <= 1 && options.MaximumCropArea >= options.MinimumCropArea,
            $"MaximumCropArea is {options.MaximumCropArea}; it is at least MinimumCropArea ({options.MinimumCropArea}) and at most 1.");
        Check(options.MinimumCropRatio > 0 && double.IsFinite(options.MinimumCropRatio), $"MinimumCropRatio is {options.MinimumCropRatio}; it is greater than 0.");
        Check(options.MaximumCropRatio >= options.MinimumCropRatio && double.IsFinite(options.MaximumCropRatio),
            $"MaximumCropRatio is {options.MaximumCropRatio}; it is at least MinimumCropRatio ({options.MinimumCropRatio}).");
        Check(options.EvaluationShortSide == 0 || (options.EvaluationShortSide >= options.InputSize && options.EvaluationShortSide <= MaximumSide),
            $"EvaluationShortSide is {options.EvaluationShortSide}; it is 0 (automatic) or InputSize ({options.InputSize}) to {MaximumSide} pixels.");
        Check(options.Normalization.IsValid, $"Normalization is {options.Normalization}; its numbers are finite and its standard deviations greater than 0.");
        Check(options.Workers >= 1, $"Workers is {options.Workers}; it is 1 or more.");
        Check(options.PrefetchBatches >= 1, $"PrefetchBatches is {options.PrefetchBatches}; it is 1 or more.");
        Check(options.ShuffleBuffer >= 1, $"ShuffleBuffer is {options.ShuffleBuffer}; it is 1 (no shuffling) or more rows.");
        Check(options.ShuffleBufferBytes >= 1, $"ShuffleBufferBytes is {options.ShuffleBufferBytes}; it is 1 or more.");
        Check(options.CacheBytes >= 0, $"CacheBytes is {options.CacheBytes}; it is 0 or more.");
        Check(Enum.IsDefined(options.OnBadImage), $"OnBadImage is {options.OnBadImage}; it is Throw or Skip.");
        if (errors.Count > 0)
            throw new ArgumentException($"The input options are not valid:{Environment.NewLine}{string.Join(Environment.NewLine, errors)}", nameof(options));

        void Check(bool good, string error)
        {
            if (!good)
                errors.Add(error);
        }
    }
}
