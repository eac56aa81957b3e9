namespace SemGeo.Imaging;

/// <summary>How the stored pixels have to be turned to stand upright: the values of EXIF's Orientation tag (0x0112).</summary>
public enum ImageOrientation
{
    /// <summary>Stored upright.</summary>
    Normal = 1,

    /// <summary>Mirror left and right.</summary>
    MirrorHorizontal = 2,

    /// <summary>Rotate by 180 degrees.</summary>
    Rotate180 = 3,

    /// <summary>Mirror top and bottom.</summary>
    MirrorVertical = 4,

    /// <summary>Mirror at the diagonal from the top left.</summary>
    Transpose = 5,

    /// <summary>Rotate by 90 degrees clockwise.</summary>
    Rotate90 = 6,

    /// <summary>Mirror at the diagonal from the top right.</summary>
    Transverse = 7,

    /// <summary>Rotate by 270 degrees clockwise.</summary>
    Rotate270 = 8,
}
