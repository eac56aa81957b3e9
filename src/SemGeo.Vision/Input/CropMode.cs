namespace SemGeo.Vision.Input;

/// <summary>Which parts of an image are evaluated.</summary>
public enum CropMode
{
    /// <summary>The centre.</summary>
    Center,

    /// <summary>Top left, top right, bottom left, bottom right and the centre, in this order (torchvision's <c>FiveCrop</c>).</summary>
    Five,
}
