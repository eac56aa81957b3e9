namespace SemGeo.Synthetic.Scenes;

/// <summary>What kind of spot a photo shows.</summary>
internal enum SceneKind
{
    /// <summary>A street between rows of buildings.</summary>
    Street,

    /// <summary>A road with detached houses and gardens.</summary>
    Suburb,

    /// <summary>A road through the country.</summary>
    Country,

    /// <summary>Open land without a road.</summary>
    Wild,

    /// <summary>A promenade between houses and a beach.</summary>
    Waterfront,
}
