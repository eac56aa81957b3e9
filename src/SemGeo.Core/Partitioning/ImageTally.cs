using SemGeo.Geography;

namespace SemGeo.Partitioning;

/// <summary>What is summed over the images of an address, a location or a class.</summary>
internal struct ImageTally
{
    /// <summary>The images, those without a coordinate counted.</summary>
    public int Images;

    public MeanCoordinate Mean;

    public CoordinateExtent Extent;

    /// <summary>Counts an image.</summary>
    public void Add(GeoCoordinate coordinate)
    {
        Images++;
        if (!coordinate.IsValid)
            return;
        var point = UnitVector.Of(coordinate);
        Mean.Add(point);
        Extent.Add(point);
    }

    /// <summary>Adds the images of another tally.</summary>
    public void Add(in ImageTally other)
    {
        Images += other.Images;
        Mean.Add(other.Mean);
        Extent.Add(other.Extent);
    }
}
