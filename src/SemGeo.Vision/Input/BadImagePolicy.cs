namespace SemGeo.Vision.Input;

/// <summary>What to do with an image that cannot be read or decoded.</summary>
public enum BadImagePolicy
{
    /// <summary>Stop with a <see cref="BadImageException"/>.</summary>
    Throw,

    /// <summary>Leave the image out; it is counted and listed in <see cref="BadImageLog"/>.</summary>
    Skip,
}
