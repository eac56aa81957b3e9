using SemGeo.ML.Collections;
using SemGeo.Pipelines.Output;

namespace SemGeo.Pipelines.Scoring;

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
