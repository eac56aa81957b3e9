namespace SemGeo.Geocoding.DataSets;

/// <summary>How far the geocoding of a data set is.</summary>
/// <param name="Rows">The rows geocoded, those of an earlier run counted.</param>
/// <param name="WithAddress">Those that have an address.</param>
/// <param name="Resumed">Those of an earlier run that was interrupted.</param>
public readonly record struct ExtendedDataSetProgress(long Rows, long WithAddress, long Resumed);
