using SemGeo.Geography;
using SemGeo.Testing;
using SemGeo.Vision.Input;

namespace SemGeo.Vision.Tests.Input;

/// <summary>Collections for the tests of the input.</summary>
internal static class Photos
{
    private static readonly string[] Names = ["colour-420.jpg", "rgb-8.png", "progressive.jpg", "exif-6.jpg", "grey.jpg", "palette-4.png"];

    /// <summary>Rows 0 to count - 1 over a few good images, with labels (row, -1) and a coordinate of (row mod 90, 7).</summary>
    public static List<PhotoExample> Golden(int count) =>
        [.. Enumerable.Range(0, count).Select(row => Example(row, GoldenImages.PathOf(Names[row % Names.Length])))];

    public static PhotoExample Example(int row, string? path, byte[]? bytes = null) =>
        new(row, path, bytes, new[] { row, -1 }, new GeoCoordinate(row % 90, 7));

    /// <summary>All of a pass: for every image its row, its labels and its values.</summary>
    public static List<(long Row, int[] Labels, float[] Pixels)> Drain(IEnumerable<PhotoBatch> batches)
    {
        var images = new List<(long, int[], float[])>();
        foreach (var batch in batches)
        {
            using (batch)
            {
                var length = batch.Pixels.Length / batch.Count;
                for (var i = 0; i < batch.Count; i++)
                    images.Add((batch.Rows[i], batch.Labels.Slice(i * batch.Heads, batch.Heads).ToArray(), batch.Pixels.Slice(i * length, length).ToArray()));
            }
        }
        return images;
    }
}
