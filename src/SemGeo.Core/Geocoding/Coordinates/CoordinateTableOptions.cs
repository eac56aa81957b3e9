namespace SemGeo.Geocoding;

/// <summary>Which columns <see cref="CoordinateTable"/> reads. Names match whatever their case.</summary>
public sealed class CoordinateTableOptions
{
    /// <summary>The column of ids; null looks for id, photo_id, image_id, img_id and imagepath, and takes the row's number from 1 where there is none.</summary>
    /// <value>The default value is null.</value>
    public string? IdHeading { get; set; }

    /// <summary>The column of latitudes; null looks for latitude and lat.</summary>
    /// <value>The default value is null.</value>
    public string? LatitudeHeading { get; set; }

    /// <summary>The column of longitudes; null looks for longitude, lon, lng and long.</summary>
    /// <value>The default value is null.</value>
    public string? LongitudeHeading { get; set; }

    /// <summary>The column of groups, such as authors; null for none.</summary>
    /// <value>The default value is null.</value>
    public string? GroupHeading { get; set; }

    /// <summary>Whether rows without a coordinate on the earth are handed out too, with a missing one.</summary>
    /// <value>The default value is false.</value>
    public bool KeepBadRows { get; set; }
}
