namespace SemGeo.Tables;

/// <summary>Which columns <see cref="CoordinateTable"/> reads, and how. Names match whatever their case; one that is given must be there.</summary>
public sealed class CoordinateTableOptions
{
    /// <summary>The column of ids; null looks for those of <see cref="TableHeadings"/>, and takes the path, or the row's number from 1 where there is
    /// none.</summary>
    /// <value>The default value is null.</value>
    public string? IdHeading { get; set; }

    /// <summary>The column of image paths; null looks for those of <see cref="TableHeadings"/>.</summary>
    /// <value>The default value is null.</value>
    public string? PathHeading { get; set; }

    /// <summary>The column of latitudes; null looks for those of <see cref="TableHeadings"/>: latitude, lat and others.</summary>
    /// <value>The default value is null.</value>
    public string? LatitudeHeading { get; set; }

    /// <summary>The column of longitudes; null looks for those of <see cref="TableHeadings"/>: longitude, lon, lng, long and others.</summary>
    /// <value>The default value is null.</value>
    public string? LongitudeHeading { get; set; }

    /// <summary>The column of groups, such as authors; null for none.</summary>
    /// <value>The default value is null.</value>
    public string? GroupHeading { get; set; }

    /// <summary>What separates the cells; null for what the first lines tell: a comma, a semicolon, a tab or a bar.</summary>
    /// <value>The default value is null.</value>
    public char? Separator { get; set; }

    /// <summary>Whether a comma in a number is a decimal sign; null where that is unambiguous: in tables that are not separated by commas.</summary>
    /// <value>The default value is null.</value>
    public bool? DecimalComma { get; set; }

    /// <summary>Whether 0,0, in the Gulf of Guinea, is a position, and not what stands where there is none.</summary>
    /// <value>The default value is false.</value>
    public bool ZeroIsPosition { get; set; }

    /// <summary>Whether the table must have columns of positions.</summary>
    /// <value>The default value is true.</value>
    public bool NeedsPosition { get; set; } = true;

    /// <summary>Whether the table must have a column of image paths.</summary>
    /// <value>The default value is false.</value>
    public bool NeedsPath { get; set; }

    /// <summary>Whether the table must have a column of ids.</summary>
    /// <value>The default value is false.</value>
    public bool NeedsId { get; set; }

    /// <summary>Whether rows without a coordinate on the earth are handed out too, with a missing one.</summary>
    /// <value>The default value is false.</value>
    public bool KeepBadRows { get; set; }
}
