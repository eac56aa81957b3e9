using System.Numerics;
using Microsoft.ML;
using SemGeo.ML;
using SemGeo.ML.Collections;
using SemGeo.Pipelines.Input;
using SemGeo.Pipelines.Output;

namespace SemGeo.Pipelines.Scoring;

/// <summary>
/// Scores photos in their order, stretch by stretch, each cut into as many parts as are scored at once. A part's answers do not depend on the others, to the last bit: a run can begin again at any
/// part.
/// </summary>
/// <remarks>
/// The first stretches are short, and parts have no more photos than some seconds take: a collection that is smaller than a stretch has parts too, from which a run can go on.
/// </remarks>
/// <param name="context">The context.</param>
/// <param name="model">The model; several threads use it.</param>
/// <param name="path">The model's file, for messages.</param>
/// <param name="parts">Parts of a stretch. Of a collection that is smaller than a stretch each takes its share.</param>
/// <param name="atOnce">Parts that are scored at once: while one goes through the network, another one decodes.</param>
/// <param name="largestPart">Photos that a part has at most.</param>
internal sealed class PhotoScorer(MLContext context, ITransformer model, string path, int parts, int atOnce, int largestPart = PhotoScorer.StretchSize) : IPhotoScorer
{
    /// <summary>Photos of a stretch.</summary>
    public const int StretchSize = 512;

    /// <summary>Photos that a part has at most where the processor scores.</summary>
    public const int LargestPart = 64;

    private const int FirstStretch = 16;

    /// <inheritdoc/>
    public bool CanGoOnBehind(long photos) => true;

    /// <inheritdoc/>
    public IEnumerable<ScoredPhoto[]> Score(IEnumerable<Photo> photos, long passed, CancellationToken cancellation)
    {
        var running = new Queue<Task<ScoredPhoto[]>>();
        try
        {
            foreach (var part in Parts(photos, passed, parts, largestPart))
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

    /// <summary>Cuts photos into parts. Where stretches begin depends on the photos before them alone, so that a run that goes on behind a part cuts the same ones.</summary>
    /// <param name="photos">The photos behind those that were passed.</param>
    /// <param name="passed">How many were.</param>
    /// <param name="parts">Parts of a stretch.</param>
    /// <param name="largestPart">Photos that a part has at most.</param>
    internal static IEnumerable<Photo[]> Parts(IEnumerable<Photo> photos, long passed, int parts, int largestPart)
    {
        using var all = photos.GetEnumerator();
        while (true)
        {
            var (start, size) = StretchAt(passed);
            var before = (int)(passed - start);
            var rest = new List<Photo>(size - before);
            while (rest.Count < size - before && all.MoveNext())
                rest.Add(all.Current);
            if (rest.Count == 0)
                yield break;
            passed += rest.Count;
            foreach (var part in rest.Chunk(Math.Min((before + rest.Count + parts - 1) / parts, largestPart)))
                yield return part;
        }
    }

    /// <summary>The stretch that a photo is in: as long as all before it together, up to the full size.</summary>
    private static (long Start, int Size) StretchAt(long photo)
    {
        if (photo >= StretchSize)
            return (photo - photo % StretchSize, StretchSize);
        if (photo < FirstStretch)
            return (0, FirstStretch);
        var start = 1 << BitOperations.Log2((ulong)photo);
        return (start, start);
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

/// <summary>Scores photos in their order.</summary>
internal interface IPhotoScorer
{
    /// <summary>Whether a run that goes on behind so many photos gives what one run would have given.</summary>
    bool CanGoOnBehind(long photos);

    /// <summary>The answers, part by part.</summary>
    /// <param name="photos">The photos that are to be scored.</param>
    /// <param name="passed">How many photos before these were scored by an earlier run.</param>
    /// <param name="cancellation">Stops.</param>
    IEnumerable<ScoredPhoto[]> Score(IEnumerable<Photo> photos, long passed, CancellationToken cancellation);
}
