namespace SemGeo.ML.Collections;

/// <summary>Options of <c>ml.Geolocation.LoadFromFolder</c>.</summary>
public sealed class PhotoFolderOptions
{
    /// <summary>The extensions of the files that count as photos, with the dot; case does not matter. Kinds that cannot be decoded are listed on purpose:
    /// they get a row, and scoring says why it fails.</summary>
    /// <value>The default value is .jpg, .jpeg, .jpe, .jfif, .png, .heic, .heif, .webp, .avif, .gif, .bmp, .tif, .tiff.</value>
    public IReadOnlyList<string> Extensions { get; set; } = [".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".heic", ".heif", ".webp", ".avif", ".gif", ".bmp", ".tif", ".tiff"];

    /// <summary>Whether photos of subfolders are taken too.</summary>
    /// <value>The default value is true.</value>
    public bool Recursive { get; set; } = true;

    /// <summary>
    /// Whether hidden files and folders are read too: those whose name begins with a point (macOS's ._ files, .thumbnails), and those that devices and
    /// systems keep beside photos
    /// (@eaDir, __MACOSX, #recycle and the like).
    /// </summary>
    /// <value>The default value is false.</value>
    public bool IncludeHidden { get; set; }
}
