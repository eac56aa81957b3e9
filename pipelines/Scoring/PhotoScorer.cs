using Microsoft.ML;
using SemGeo.ML;
using SemGeo.Pipelines.Output;

namespace SemGeo.Pipelines.Scoring;

/// <summary>Scores photos in their order, stretch by stretch, each cut into as many parts as are scored at once. A part's answers do not depend on the others, to the last bit: a run can begin again at any stretch.</summary>
/// <param name="context">The context.</param>
/// <param name="model">The model; several threads use it.</param>
/// <param name="path">The model's file, for messages.</param>
/// <param name="parts">Parts of a stretch. Of a collection that is smaller than a stretch each takes its share.</param>
/// <param name="atOnce">Parts that are scored at once: while one goes through the network, another one decodes.</param>
internal sealed class PhotoScorer(MLContext context, ITransformer model, string path, int parts, int atOnce) : IPhotoScorer
{
    /// <summary>Photos of a stretch.</summary>
    public const int StretchSize = 512;

    /// <inheritdoc/>
    public IEnumerable<ScoredPhoto[]> Score(IEnumerable<Photo> photos, long passed, CancellationToken cancellation)
    {
        var running = new Queue<Task<ScoredPhoto[]>>();
        try
        {
            foreach (var part in photos.Chunk(StretchSize).SelectMany(stretch => stretch.Chunk((stretch.Length + parts - 1) / parts)))
            {
                cancellation.ThrowIfCancellationRequested();
                running.Enqueue(Task.Run(() => ScorePart(part, cancellation), CancellationToken.None));
                if (running.Count >= atOnce)
                    yield return running.Dequeue().GetAwaiter().GetResult();
            }

            while (running.Count > 0)
                yield return running.Dequeue().GetAwaiter().GetResult();
        }
        finally
        {
            // The model must outlive who uses it; errors of parts that nobody waits for any more are of no use.
            Task.WhenAll(running).ContinueWith(_ => { }, TaskScheduler.Default).Wait(CancellationToken.None);
        }
    }

    private ScoredPhoto[] ScorePart(Photo[] part, CancellationToken cancellation)
    {
        var scored = new List<ScoredPhoto>(part.Length);
        foreach (var photo in context.Data.CreateEnumerable<ScoredPhoto>(Context.Score(model, context.Geolocation.LoadFromPhotos(part), path), reuseRowObject: false))
        {
            cancellation.ThrowIfCancellationRequested();
            scored.Add(photo);
        }

        return scored.Count == part.Length
            ? [.. scored] : throw new InvalidDataException($"'{path}' gives {scored.Count} rows for {part.Length} photos, and each photo is to have one: give a model without steps that leave rows out.");
    }
}
