namespace SemGeo.Reports;

/// <summary>A place of an answer's address.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Probability">The probability of it and all places within it, 0 to 1.</param>
public sealed record AddressStep(string Name, double Probability);
