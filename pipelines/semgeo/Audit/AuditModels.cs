using SemGeo.Imaging;
using SemGeo.Pipelines.Training;
using SemGeo.Synthetic;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;
using SemGeo.Vision.Training;

namespace SemGeo.Pipelines.Audit;

/// <summary>Trains the models of the audit, once.</summary>
internal sealed class AuditModels(ClueAuditOptions options, string folder)
{
    private const double Decay = 0.1;

    /// <summary>The model of a case, trained now or before. The caller disposes it.</summary>
    public GeoModel Get(AuditCase model, AuditPhotos photos, CancellationToken cancellation, out bool isCached) =>
        KeptModels.Get(FolderOf(model), SpecOf(photos), model.Seed, options.Threads, (trained, _) => Train(trained, model, photos, cancellation), out isCached);

    /// <summary>The folder of a model's weights, which changes with everything that they depend on.</summary>
    public string FolderOf(AuditCase model)
    {
        var data = new { options.Countries, options.TrainingPhotos, options.HeldOutPhotos, options.ImageSize, options.Backbone, options.Epochs, options.LearningRate, options.BatchSize, SyntheticEarth.GeneratorVersion, Model = model };
        return KeptModels.FolderOf(folder, $"{model.Concept}-{model.Labels}-{model.Seed}", data);
    }

    private GeoModelSpec SpecOf(AuditPhotos photos) => new()
    {
        Backbone = options.Backbone,
        Heads = [new GeoHead("Country", photos.Countries.Count)],
        InputSize = options.ImageSize,

        // Photos are as large as the input: the explained crop is the whole photo, pixel by pixel.
        EvaluationShortSide = options.ImageSize,
    };

    private void Train(GeoModel model, AuditCase audited, AuditPhotos photos, CancellationToken cancellation)
    {
        var input = model.Spec.ToInputOptions();
        (input.BatchSize, input.Seed, input.ResizeShortSide, input.MinimumCropArea) = (options.BatchSize, audited.Seed, options.ImageSize, 0.8);
        if (options.Threads > 0)
            input.Workers = options.Threads;
        var training = new GeoTrainingOptions
        {
            Epochs = options.Epochs,
            LearningRate = options.LearningRate,
            DecayFactor = Decay,
            DecayAfterEpochs = options.Epochs < 3 ? [] : [2 * options.Epochs / 3],
        };
        var source = new TrainingInput(new PhotoList(photos.Training), new SkiaImageCodec(), input);
        new GeoTrainer(training).Train(model, source, cancellationToken: cancellation);
        cancellation.ThrowIfCancellationRequested();
    }
}
