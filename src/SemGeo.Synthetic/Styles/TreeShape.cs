namespace SemGeo.Synthetic.Styles;

/// <summary>The silhouettes of trees.</summary>
internal enum TreeShape
{
    /// <summary>A round crown on a trunk.</summary>
    Broadleaf,

    /// <summary>A spruce or fir.</summary>
    Conifer,

    /// <summary>A cypress or poplar.</summary>
    Column,

    /// <summary>A flat crown on a forked trunk: umbrella pine or acacia.</summary>
    Umbrella,

    /// <summary>A palm.</summary>
    Palm,
}
