using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.ML.Concepts;
using SemGeo.ML.Schema;

namespace SemGeo.ML.Tests.Concepts;

[TestClass]
public sealed class SummarizeConceptsTests
{
    private static SummarizeConceptsOptions Options() => new() { Summary = { MinimumCount = 1 } };

    [TestMethod]
    public void Concepts_are_summed_up_by_the_distance_of_their_photo()
    {
        // One degree of latitude is 111.2 km.
        var view = new MLContext().Data.LoadFromEnumerable(
        [
            new Row { Names = ["sky", "tree"], Influences = [1, 2] },
            new Row { Names = ["sky"], Influences = [3] },
            new Row { PredictedLatitude = 1, Names = ["sky"], Influences = [5] },
            new Row { PredictedLatitude = 80, Names = ["sky"], Influences = [7] },
            new Row { Latitude = double.NaN, Names = ["sky"], Influences = [7] },
            new Row { PredictedLatitude = double.NaN, Names = ["sky"], Influences = [7] },
            new Row(),
        ]);
        var summary = new MLContext().Geolocation.SummarizeConcepts(view, Options());
        Assert.AreEqual((4, 1, 2), (summary.Images, summary.OutsideIntervals, summary.WithoutDistance));
        var sky = summary.Rows.Single(row => row.Concept == "sky");
        Assert.AreEqual((2, 2.0, 2.0), (sky.Statistics[0]!.Count, sky.Statistics[0]!.Median, sky.Statistics[0]!.Mean));
        Assert.AreEqual(5, sky.Statistics[1]!.Median);
        Assert.IsNull(sky.Statistics[2]);
        Assert.AreEqual(2, summary.Rows.Single(row => row.Concept == "tree").Statistics[0]!.Median);
    }

    [TestMethod]
    public void Missing_and_wrong_columns_are_named()
    {
        var ml = new MLContext();
        var view = ml.Data.LoadFromEnumerable([new Row()]);
        var options = Options();
        options.InfluenceColumnName = "Absent";
        Assert.Contains("'Absent'", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ml.Geolocation.SummarizeConcepts(view, options)).Message);
        options.InfluenceColumnName = GeoColumns.ConceptName;
        Assert.Contains("a vector of Single", Assert.ThrowsExactly<ArgumentException>(() => ml.Geolocation.SummarizeConcepts(view, options)).Message);
        Assert.ThrowsExactly<ArgumentNullException>(() => ml.Geolocation.SummarizeConcepts(null!));
    }

    private sealed class Row
    {
        public double Latitude { get; set; }

        public double Longitude { get; set; }

        public double PredictedLatitude { get; set; }

        public double PredictedLongitude { get; set; }

        [ColumnName(GeoColumns.ConceptName)]
        public string[] Names { get; set; } = [];

        [ColumnName(GeoColumns.ConceptInfluence)]
        public float[] Influences { get; set; } = [];
    }
}
