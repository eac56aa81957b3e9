namespace SemGeo.Vision.Shards;

/// <summary>How far packing is.</summary>
/// <param name="Photos">Photos done, those left out included.</param>
/// <param name="Resumed">Those of them that an earlier run has done.</param>
/// <param name="Shards">Shards written.</param>
public readonly record struct ShardPackProgress(long Photos, long Resumed, int Shards);
