namespace SemGeo.Synthetic.Sampling;

/// <summary>The places of one country that photos are drawn of.</summary>
/// <param name="CountryCode">The country.</param>
/// <param name="Regions">Its admin-1 regions.</param>
internal sealed record CountryPlan(string CountryCode, IReadOnlyList<RegionPlan> Regions);

/// <summary>The places of one admin-1 region that photos are drawn of; no place is in two lists.</summary>
/// <param name="Popular">Places with many training photos.</param>
/// <param name="Others">Places with a few training photos.</param>
/// <param name="HeldOut">Places that only held-out photos show.</param>
internal sealed record RegionPlan(IReadOnlyList<SyntheticPlace> Popular, IReadOnlyList<SyntheticPlace> Others, IReadOnlyList<SyntheticPlace> HeldOut);
