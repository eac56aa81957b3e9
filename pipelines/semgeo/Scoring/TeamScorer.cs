using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using SemGeo.ML.Collections;
using SemGeo.Pipelines.Output;
using SemGeo.Vision.Distributed;

namespace SemGeo.Pipelines.Scoring;

/// <summary>Scores photos in several processes: of a round of as many stretches as there are processes each scores the one of its number, and rank 0 gets all answers in order.</summary>
/// <remarks>All processes read the whole collection's rows, and only the photos of their own stretches. A stretch is scored as a process alone would score it: the answers are the same to the last bit.</remarks>
/// <param name="own">Scores the stretches of this process.</param>
/// <param name="others">The processes.</param>
internal sealed class TeamScorer(IPhotoScorer own, ICommunicator others) : IPhotoScorer
{
    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, IgnoreReadOnlyProperties = true };

    /// <summary>Refuses to work with processes that were given something else.</summary>
    /// <param name="identity">All that the answers depend on but the photos.</param>
    /// <exception cref="ArgumentException">They differ.</exception>
    public void Check(string identity)
    {
        var all = Gather(identity);
        for (var rank = 1; rank < all.Count; rank++)
        {
            if (all[rank] != all[0])
                throw new ArgumentException($"All processes must score with the same model and options, but rank 0 has {all[0]} and rank {rank} has {all[rank]}. Give all the same.");
        }
    }

    /// <inheritdoc/>
    public bool CanGoOnBehind(long photos) => photos % PhotoScorer.StretchSize == 0;

    /// <inheritdoc/>
    /// <remarks>In ranks other than 0 the photos are the whole collection, and nothing comes out.</remarks>
    /// <exception cref="ArgumentException">The processes read different photos.</exception>
    /// <exception cref="OperationCanceledException">One of them was cancelled.</exception>
    public IEnumerable<ScoredPhoto[]> Score(IEnumerable<Photo> photos, long passed, CancellationToken cancellation)
    {
        var skipped = Gather(passed)[0];
        var position = skipped;
        using var rest = (others.Rank == 0 ? photos : photos.Where((_, row) => row >= skipped)).GetEnumerator();
        while (true)
        {
            var round = Take(rest, PhotoScorer.StretchSize * others.Size);
            var rounds = Gather(ScoreOwn(round, position, cancellation));
            Compare(rounds, position);
            if (rounds.Any(other => other.IsCancelled))
                throw new OperationCanceledException(cancellation);
            if (round.Count == 0)
                yield break;
            position += round.Count;
            if (others.Rank != 0)
                continue;
            foreach (var other in rounds)
                yield return other.Answers;
        }
    }

    private static List<Photo> Take(IEnumerator<Photo> photos, int count)
    {
        var taken = new List<Photo>(count);
        while (taken.Count < count && photos.MoveNext())
            taken.Add(photos.Current);
        return taken;
    }

    private static void Compare(IReadOnlyList<Round> rounds, long position)
    {
        for (var rank = 1; rank < rounds.Count; rank++)
        {
            if (rounds[rank].Photos != rounds[0].Photos || rounds[rank].Hash != rounds[0].Hash)
                throw new ArgumentException($"All processes must score the same photos, but from photo {position + 1} on rank {rank} reads others than rank 0. Give all the same collection.");
        }
    }

    private Round ScoreOwn(List<Photo> round, long position, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var photo in round)
            hash.AppendData(MemoryMarshal.AsBytes($"{photo.Id}\0{photo.ImagePath}\0".AsSpan()));
        var result = new Round(round.Count, Convert.ToHexString(hash.GetHashAndReset()), false, []);
        var first = PhotoScorer.StretchSize * others.Rank;
        try
        {
            return first >= round.Count
                ? result : result with { Answers = [.. own.Score(round.Skip(first).Take(PhotoScorer.StretchSize), position + first, cancellation).SelectMany(part => part)] };
        }
        catch (OperationCanceledException)
        {
            return result with { IsCancelled = true };
        }
    }

    private List<T> Gather<T>(T value) => [.. others.Gather(JsonSerializer.SerializeToUtf8Bytes(value, Json)).Select(bytes => JsonSerializer.Deserialize<T>(bytes, Json)!)];

    private sealed record Round(int Photos, string Hash, bool IsCancelled, ScoredPhoto[] Answers);
}
