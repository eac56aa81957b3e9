namespace SemGeo.Synthetic;

/// <summary>The places at hand cannot give the set of photos that the options ask for.</summary>
/// <param name="message">What is missing and which option to change.</param>
public sealed class SyntheticEarthException(string message) : Exception(message);
