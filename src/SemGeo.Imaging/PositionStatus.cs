namespace SemGeo.Imaging;

/// <summary>What became of a photo's position.</summary>
public enum PositionStatus
{
    /// <summary>The photo has none.</summary>
    None,

    /// <summary>It was read.</summary>
    Read,

    /// <summary>There is something, but it cannot be read: a reference (N or S, E or W) is missing, a number has no value, a text is no angle.</summary>
    Unreadable,

    /// <summary>It is outside latitude -90 to 90 or longitude -180 to 180.</summary>
    OutOfRange,

    /// <summary>It is exactly 0, 0, which receivers write that have no fix; it counts as missing.</summary>
    Zero,
}
