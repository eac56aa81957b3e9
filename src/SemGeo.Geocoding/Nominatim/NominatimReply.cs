namespace SemGeo.Geocoding.Nominatim;

/// <summary>What came of a question: an answer or a problem.</summary>
/// <param name="Problem">Why there is no answer; null where there is one.</param>
/// <param name="Attempts">How often it was asked; 0 where the answer was stored before.</param>
internal abstract record NominatimReply(NominatimProblem? Problem, int Attempts);

/// <inheritdoc/>
/// <param name="Answer">The answer; null with a problem.</param>
/// <param name="Problem">Why there is no answer; null where there is one.</param>
/// <param name="Attempts">How often it was asked; 0 where the answer was stored before.</param>
internal sealed record NominatimReply<T>(T? Answer, NominatimProblem? Problem, int Attempts) : NominatimReply(Problem, Attempts)
    where T : class;
