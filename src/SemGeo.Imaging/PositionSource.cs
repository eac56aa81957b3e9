namespace SemGeo.Imaging;

/// <summary>Where a photo's position is written. Where several have one, the first of this order is taken.</summary>
public enum PositionSource
{
    /// <summary>Nowhere.</summary>
    None,

    /// <summary>The GPS tags of EXIF, in the photo.</summary>
    Exif,

    /// <summary>XMP in the photo.</summary>
    Xmp,

    /// <summary>An .xmp file beside the photo: "a.xmp" or "a.jpg.xmp".</summary>
    XmpSidecar,

    /// <summary>A JSON file beside the photo: Google Takeout's, exiftool's, or another's.</summary>
    JsonSidecar,
}
