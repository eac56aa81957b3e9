using System.Globalization;
using SemGeo.Concepts.Ade20k;
using SemGeo.Concepts.Influence;
using SemGeo.Experiments.Studies;
using SemGeo.Synthetic;
using SemGeo.Vision.Explanation;
using SemGeo.Vision.Inference;

namespace SemGeo.Experiments.PlantedClues;

/// <summary>
/// Does concept influence find the concept that a model goes by? On drawings in which only one concept follows the place, a model that tells places apart can go by
/// nothing else; a model that was trained on exchanged labels has nothing to go by.
/// </summary>
internal sealed class ClueAudit
{
    private static readonly ConceptInfluenceMeter Meter = new(new ConceptInfluenceOptions());

    private readonly ClueAuditOptions _options;
    private readonly StudyModels _models;
    private readonly ISyntheticPlaceSource _places;

    /// <param name="options">How to audit.</param>
    /// <param name="models">The folder where trained models are kept.</param>
    /// <param name="places">Where the places come from.</param>
    public ClueAudit(ClueAuditOptions options, string models, ISyntheticPlaceSource places)
    {
        options.Validate();
        (_options, _models, _places) = (options, new StudyModels(models, options, flips: true), places);
    }

    /// <summary>The models in the order in which they are audited: one seed after the other, true and shuffled labels in turns.</summary>
    public IReadOnlyList<AuditCase> Cases =>
        [.. from seed in _options.Seeds from concept in _options.Concepts from isShuffled in new[] { false, true } select new AuditCase(concept, seed, isShuffled)];

    /// <summary>Trains a model, or finds it trained, and audits it; what was audited before is not audited again.</summary>
    public AuditResult Run(AuditCase audited, CancellationToken cancellation)
    {
        var folder = FolderOf(audited);
        if (AuditResults.Find(folder, _options) is { } known)
            return known;
        var started = TimeProvider.System.GetTimestamp();
        var photos = AuditPhotos.Draw(_options, audited, _places);
        using var model = _models.Get(folder, [new GeoHead("Country", photos.Countries.Count)], audited.Seed, photos.Training, cancellation, out var isCached);
        var trained = TimeProvider.System.GetElapsedTime(started);
        var probabilities = photos.HeldOut.Select(photo => StudyModels.Predict(model, photo.Image)).ToArray();
        var correct = photos.HeldOut.Zip(probabilities, (photo, answer) => Best(answer) == photo.Class).ToArray();
        var (ranks, deletions, missing) = (new List<ClueRank>(), new List<Deletion>(), 0);
        foreach (var method in AuditMethod.All(_options, audited.Seed))
        {
            var explainer = new Explainer(model, method.Options);
            var maps = photos.HeldOut.Take(_options.Photos).Select(photo => explainer.Explain(StudyModels.Normalize(model, photo.Image), null, cancellation).Importance).ToArray();
            for (var i = 0; i < maps.Length; i++)
            {
                var photo = photos.HeldOut[i];
                var measured = Meter.Measure(photo.Mask, maps[i]);
                if (ClueRank.Of(audited, method.Name, photo.Id, correct[i], measured) is { } rank)
                    ranks.Add(rank with { ExchangedChance = ClueRank.Exchange(audited.Concept, [.. maps.Where((_, other) => other != i).Select(map => Meter.Measure(photo.Mask, map))]) });
                else
                    missing++;
                if (!audited.IsShuffled && method.IsPapers && Deletion.Pair(measured) is var (high, low))
                    deletions.Add(Delete(audited, model, photo, probabilities[i][photo.Class], high.Concept, low.Concept));
            }
        }

        var result = new AuditResult(audited, correct.Count(isCorrect => isCorrect), correct.Length, ranks, deletions, missing, isCached, trained, TimeProvider.System.GetElapsedTime(started) - trained);
        AuditResults.Keep(folder, _options, result);
        return result;
    }

    private static Deletion Delete(AuditCase audited, GeoModel model, AuditPhoto photo, double before, byte high, byte low)
    {
        return new Deletion(audited, photo.Id, before, Ade20kClasses.All[high].Name, Ade20kClasses.All[low].Name, Drop(high), Drop(low));

        double Drop(byte concept) => before - StudyModels.Predict(model, RegionBlur.Apply(photo.Image, photo.Mask, concept))[photo.Class];
    }

    // Everything that the weights depend on, by the names of the first audits: models that they kept are found again.
    private string FolderOf(AuditCase audited)
    {
        var o = _options;
        var data = new { o.Countries, o.TrainingPhotos, o.HeldOutPhotos, o.ImageSize, o.Backbone, o.Epochs, o.LearningRate, o.BatchSize, SyntheticEarth.GeneratorVersion, Model = audited };
        return _models.FolderOf($"{audited.Concept}-{audited.Labels}-{audited.Seed}", data);
    }

    private static int Best(float[] probabilities) => Array.IndexOf(probabilities, probabilities.Max());
}

/// <summary>One model of the audit.</summary>
/// <param name="Concept">The only concept that follows the place.</param>
/// <param name="Seed">The seed of photos, weights and noise.</param>
/// <param name="IsShuffled">Whether labels were exchanged among the photos: then nothing is a clue.</param>
internal sealed record AuditCase(string Concept, int Seed, bool IsShuffled)
{
    public const string TrueLabels = "true", ShuffledLabels = "shuffled";

    /// <summary>Which labels it was trained on.</summary>
    public string Labels => IsShuffled ? ShuffledLabels : TrueLabels;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Concept}, {Labels} labels, seed {Seed}");
}
