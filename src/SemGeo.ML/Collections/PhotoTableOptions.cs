using SemGeo.ML.Training;
using SemGeo.Tables;

namespace SemGeo.ML.Collections;

/// <summary>Options of <c>ml.Geolocation.LoadFromTable</c>. A heading that is named must be in the table, whatever its case.</summary>
public sealed class PhotoTableOptions
{
    /// <summary>The heading of the column with image paths.</summary>
    /// <value>Null for the known ones (<see cref="TableHeadings"/>): ImagePath, path, filename, IMG_FILE and others; else the ids, where a photo has the
    /// name of the first one. The default value is null.</value>
    public string? ImagePathHeading { get; set; }

    /// <summary>The heading of the column with photo ids; where the table has none, the path is the id.</summary>
    /// <value>Null for the known ones: Id, photo_id, image_id and others. The default value is null.</value>
    public string? IdHeading { get; set; }

    /// <summary>The heading of the column with latitudes; where the table has none, they are missing.</summary>
    /// <value>Null for the known ones: Latitude, lat and others. The default value is null.</value>
    public string? LatitudeHeading { get; set; }

    /// <summary>The heading of the column with longitudes; where the table has none, they are missing.</summary>
    /// <value>Null for the known ones: Longitude, lon, lng, long and others. The default value is null.</value>
    public string? LongitudeHeading { get; set; }

    /// <summary>What the headings of an embedding's numbers begin with; a point and the number's index follow: "Embedding.0", "Embedding.1" and so on,
    /// side by side. They become one
    /// column of that name, a vector of Single, for <see cref="MultiHeadGeoTrainerOptions.EmbeddingColumnName"/>. A table with an embedding needs no image
    /// paths.</summary>
    /// <value>Null for "Embedding", where the table has such headings. The default value is null.</value>
    public string? EmbeddingHeading { get; set; }

    /// <summary>Headings of further columns to give as text; a column has the name as it is written here.</summary>
    /// <value>The default value is none.</value>
    public IReadOnlyList<string> TextColumns { get; set; } = [];

    /// <summary>What separates the columns.</summary>
    /// <value>Null for what the first lines tell: a comma, a semicolon, a tab or a bar. The default value is null.</value>
    public char? Separator { get; set; }

    /// <summary>Whether a comma in a number is a decimal sign.</summary>
    /// <value>Null where that is unambiguous: in tables that are not separated by commas. The default value is null.</value>
    public bool? DecimalComma { get; set; }

    /// <summary>Whether 0,0, in the Gulf of Guinea, is a position, and not what stands where there is none.</summary>
    /// <value>The default value is false.</value>
    public bool ZeroIsPosition { get; set; }
}
