using SemGeo.Concepts.Ade20k;
using SemGeo.Concepts.Influence;
using SemGeo.Imaging.Files;
using SemGeo.Synthetic;
using SemGeo.Vision.Explanation;
using SemGeo.Vision.Inference;

namespace SemGeo.Pipelines.Audit;

/// <summary>
/// Does concept influence find the concept that a model goes by? On drawings in which only one concept follows the place, a model that tells places apart can go by
/// nothing else; a model that was trained on exchanged labels has nothing to go by.
/// </summary>
internal sealed class ClueAudit
{
    private static readonly ConceptInfluenceMeter Meter = new(new ConceptInfluenceOptions());

    private readonly ClueAuditOptions _options;
    private readonly AuditModels _models;
    private readonly ISyntheticPlaceSource _places;

    /// <param name="options">How to audit.</param>
    /// <param name="models">The folder where trained models are kept.</param>
    /// <param name="places">Where the places come from.</param>
    public ClueAudit(ClueAuditOptions options, string models, ISyntheticPlaceSource places)
    {
        options.Validate();
        (_options, _models, _places) = (options, new AuditModels(options, models), places);
    }

    /// <summary>The models in the order in which they are audited: one seed after the other, true and shuffled labels in turns.</summary>
    public IReadOnlyList<AuditCase> Cases =>
        [.. from seed in _options.Seeds from concept in _options.Concepts from isShuffled in new[] { false, true } select new AuditCase(concept, seed, isShuffled)];

    /// <summary>Trains a model, or finds it trained, and audits it; what was audited before is not audited again.</summary>
    public AuditResult Run(AuditCase audited, CancellationToken cancellation)
    {
        if (AuditResults.Find(_models.FolderOf(audited), _options) is { } known)
            return known;
        var started = TimeProvider.System.GetTimestamp();
        var photos = AuditPhotos.Draw(_options, audited, _places);
        using var model = _models.Get(audited, photos, cancellation, out var isCached);
        var trained = TimeProvider.System.GetElapsedTime(started);
        var probabilities = photos.HeldOut.Select(photo => Predict(model, photo.Image)).ToArray();
        var correct = photos.HeldOut.Zip(probabilities, (photo, answer) => Best(answer) == photo.Class).ToArray();
        var (ranks, deletions, missing) = (new List<ClueRank>(), new List<Deletion>(), 0);
        foreach (var method in AuditMethod.All(_options, audited.Seed))
        {
            var explainer = new Explainer(model, method.Options);
            var maps = photos.HeldOut.Take(_options.Photos).Select(photo => explainer.Explain(Normalize(model, photo.Image), null, cancellation).Importance).ToArray();
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
        AuditResults.Keep(_models.FolderOf(audited), _options, result);
        return result;
    }

    private static Deletion Delete(AuditCase audited, GeoModel model, AuditPhoto photo, double before, byte high, byte low)
    {
        return new Deletion(audited, photo.Id, before, Ade20kClasses.All[high].Name, Ade20kClasses.All[low].Name, Drop(high), Drop(low));

        double Drop(byte concept) => before - Predict(model, RegionBlur.Apply(photo.Image, photo.Mask, concept))[photo.Class];
    }

    private static float[] Predict(GeoModel model, RgbImage image)
    {
        var probabilities = new float[model.ClassCount];
        model.Predict(Normalize(model, image), 1, 1, probabilities);
        return probabilities;
    }

    private static float[] Normalize(GeoModel model, RgbImage image)
    {
        var pixels = new float[image.Pixels.Length];
        model.Spec.Normalization.Apply(image.Pixels, pixels);
        return pixels;
    }

    private static int Best(float[] probabilities) => Array.IndexOf(probabilities, probabilities.Max());
}
