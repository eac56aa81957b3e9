using SemGeo.Partitioning.AdaptiveS2;
using SemGeo.Partitioning.Combinatorial;
using SemGeo.Partitioning.Countries;

namespace SemGeo.Partitioning;

/// <summary>
/// Thresholds for collections smaller than MP-16. The paper's suit 4,723,695 photos; here they are multiplied by the square root of the collection's size
/// over that, so that with a hundredth of the photos there are a tenth of the classes with a tenth of the photos each. A rule of this library, not of the
/// paper.
/// </summary>
public static class ThresholdScaling
{
    /// <summary>The photos of MP-16 (paper 4.1.1).</summary>
    public const int PaperImages = 4_723_695;

    private const int Least = 2;

    /// <summary>The base filter and the thresholds of SemP.</summary>
    /// <param name="images">The photos of the collection.</param>
    public static PartitioningOptions Semantic(long images)
    {
        var thresholds = Ascending(PartitioningConstants.Thresholds, images, Least);
        return new PartitioningOptions { MinImages = Math.Min(Scaled(PartitioningConstants.MinImages, images, Least), thresholds[0]), Thresholds = thresholds };
    }

    /// <summary>The limits of adaptive S2.</summary>
    /// <param name="images">The photos of the collection.</param>
    public static AdaptiveS2Options S2(long images)
    {
        var least = Scaled(AdaptiveS2Constants.MinImages, images, 1);
        return new AdaptiveS2Options { MinImages = least, MaxImages = Ascending(AdaptiveS2Constants.MaxImages, images, least + 1) };
    }

    /// <summary>The photos that a country needs.</summary>
    /// <param name="images">The photos of the collection.</param>
    public static CountryPartitioningOptions Countries(long images)
    {
        var options = new CountryPartitioningOptions();
        options.MinImages = Scaled(options.MinImages, images, Least);
        return options;
    }

    /// <summary>The classes of CPlaNet's sets.</summary>
    /// <param name="images">The photos of the collection.</param>
    public static CombinatorialPartitioningOptions Combinatorial(long images)
    {
        var options = new CombinatorialPartitioningOptions();
        foreach (var set in options.Sets)
            set.Classes = Scaled(set.Classes, images, Least);
        return options;
    }

    private static int Scaled(int value, long images, int least) => Math.Max(least, (int)Math.Round(value * Math.Sqrt(Math.Min(1, images / (double)PaperImages))));

    private static int[] Ascending(IReadOnlyList<int> values, long images, int least)
    {
        var scaled = new int[values.Count];
        for (var i = 0; i < scaled.Length; i++)
            scaled[i] = Scaled(values[i], images, i == 0 ? least : scaled[i - 1] + 1);
        return scaled;
    }
}
