namespace SemGeo.Tables;

/// <summary>What a column of a table of photos is for.</summary>
public enum TableColumn
{
    /// <summary>The photos' ids.</summary>
    Id,

    /// <summary>The paths of the encoded images.</summary>
    Path,

    /// <summary>Latitudes, degrees north.</summary>
    Latitude,

    /// <summary>Longitudes, degrees east.</summary>
    Longitude,

    /// <summary>What photos have in common, such as the author; it has no usual heading.</summary>
    Group,

    /// <summary>The first part of the headings of an embedding's numbers.</summary>
    Embedding,
}

/// <summary>The headings that are known without being named, whatever their case; the first one that a table has is taken.</summary>
/// <remarks>Among them are those of GeoCLIP (IMG_FILE, LAT, LON), Im2GPS and Im2GPS3k (IMG_ID, LAT, LON), YFCC100M (photoid, latitude, longitude) and
/// OSV-5M (id, latitude, longitude). Ids are paths too where there are no others and photos have their names.</remarks>
public static class TableHeadings
{
    private static readonly string[] Ids = ["id", "photo_id", "photoid", "image_id", "imageid", "img_id"];

    private static readonly string[] Paths =
    [
        "ImagePath", "image_path", "img_path", "photopath", "photo_path", "path", "filepath", "file_path", "img_file", "image_file", "filename", "file_name",
    ];

    private static readonly string[] Latitudes = ["latitude", "lat", "gps_latitude", "gpslatitude"];
    private static readonly string[] Longitudes = ["longitude", "lon", "lng", "long", "gps_longitude", "gpslongitude"];

    /// <summary>The known headings of a column, in their order; none for groups, which are always named.</summary>
    public static IReadOnlyList<string> Of(TableColumn column) => column switch
    {
        TableColumn.Id => Ids,
        TableColumn.Path => Paths,
        TableColumn.Latitude => Latitudes,
        TableColumn.Longitude => Longitudes,
        TableColumn.Embedding => ["embedding"],
        _ => [],
    };

    /// <summary>The plural that messages use.</summary>
    internal static string Noun(TableColumn column) => column switch
    {
        TableColumn.Id => "ids",
        TableColumn.Path => "image paths",
        TableColumn.Latitude => "latitudes",
        TableColumn.Longitude => "longitudes",
        TableColumn.Group => "groups",
        _ => "embeddings",
    };
}
