namespace SemGeo.Splitting;

/// <summary>What happens where cells and groups pull a photo to different parts: an author who took photos in many cells.</summary>
public enum SplitConflicts
{
    /// <summary>
    /// All cells and groups that photos join, directly or through others, go to one part. Loses no photo; but in collections whose authors
    /// travel nearly everything is joined, and the shares cannot be reached.
    /// </summary>
    KeepTogether,

    /// <summary>
    /// Cells are shared out first; a group goes to a part with the share of its photos there as the probability, and its photos in cells of other
    /// parts are left out.
    /// </summary>
    LeaveOut,
}
