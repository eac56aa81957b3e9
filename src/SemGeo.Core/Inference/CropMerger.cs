namespace SemGeo.Inference;

/// <summary>Merges the probabilities of crops, head by head.</summary>
internal static class CropMerger
{
    public static void Merge(ReadOnlySpan<float> crops, ReadOnlySpan<int> headOffsets, CropMerging merging, Span<float> merged)
    {
        var count = crops.Length / merged.Length;
        crops[..merged.Length].CopyTo(merged);
        for (var crop = 1; crop < count; crop++)
        {
            var values = crops.Slice(crop * merged.Length, merged.Length);
            for (var i = 0; i < merged.Length; i++)
                merged[i] = merging == CropMerging.Mean ? merged[i] + values[i] : Math.Max(merged[i], values[i]);
        }

        for (var level = 0; level + 1 < headOffsets.Length; level++)
        {
            var head = merged[headOffsets[level]..headOffsets[level + 1]];
            Scale(head, merging == CropMerging.Mean ? count : Sum(head));
        }
    }

    private static void Scale(Span<float> head, double divisor)
    {
        for (var i = 0; i < head.Length; i++)
            head[i] = (float)(head[i] / divisor);
    }

    private static double Sum(ReadOnlySpan<float> head)
    {
        var sum = 0.0;
        foreach (var value in head)
            sum += value;
        return sum;
    }
}

/// <summary>How the probabilities of several crops of one image become one (paper 4.1.1, five crops).</summary>
public enum CropMerging
{
    /// <summary>The mean (paper).</summary>
    Mean,

    /// <summary>The maximum (authors' code), scaled so that every head sums to 1 again.</summary>
    Maximum,
}
