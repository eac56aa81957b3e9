namespace SemGeo.ML;

/// <summary>Options of <c>ml.Geolocation.LoadFromTable</c>.</summary>
public sealed class PhotoTableOptions
{
    /// <summary>The heading of the column with image paths.</summary>
    /// <value>The default value is "ImagePath".</value>
    public string ImagePathHeading { get; set; } = GeoColumns.ImagePath;

    /// <summary>The heading of the column with photo ids; where the table has none, the path is the id.</summary>
    /// <value>The default value is "Id".</value>
    public string IdHeading { get; set; } = GeoColumns.Id;

    /// <summary>The heading of the column with latitudes; where the table has none, they are missing.</summary>
    /// <value>The default value is "Latitude".</value>
    public string LatitudeHeading { get; set; } = GeoColumns.Latitude;

    /// <summary>The heading of the column with longitudes; where the table has none, they are missing.</summary>
    /// <value>The default value is "Longitude".</value>
    public string LongitudeHeading { get; set; } = GeoColumns.Longitude;

    /// <summary>What the headings of an embedding's numbers begin with; a point and the number's index follow: "Embedding.0", "Embedding.1" and so on, side by side. They become one
    /// column of that name, a vector of Single, for <see cref="MultiHeadGeoTrainerOptions.EmbeddingColumnName"/>.</summary>
    /// <value>The default value is "Embedding"; a table without such headings gets no such column.</value>
    public string EmbeddingHeading { get; set; } = GeoColumns.Embedding;

    /// <summary>What separates the columns.</summary>
    /// <value>Null for a tab where the file's name ends in .tsv, .tab or .txt, else a comma. The default value is null.</value>
    public char? Separator { get; set; }
}
