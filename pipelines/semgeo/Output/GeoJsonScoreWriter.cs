using SemGeo.Geography;
using SemGeo.Reports;

namespace SemGeo.Pipelines.Output;

/// <summary>GeoJSON (RFC 7946): a point at each predicted position, for QGIS or a map. A photo without a prediction is a feature without a geometry.</summary>
internal sealed class GeoJsonScoreWriter(Stream output, int top = 0) : IScoreWriter
{
    private readonly GeoJsonFeatureWriter _points = new(output);

    public void Write(ScoredPhoto photo) => _points.Write(
        new GeoCoordinate(photo.PredictedLatitude, photo.PredictedLongitude), [.. JsonLinesScoreWriter.ToProperties(photo).Select(p => (p.Key, p.Value)), .. TopCells(photo)]);

    // Programs for maps take flat properties alone.
    private IEnumerable<(string, object?)> TopCells(ScoredPhoto photo) => Enumerable.Range(0, Math.Min(top, photo.TopCells.Length)).SelectMany(i => new (string, object?)[]
    {
        ($"topCell{i + 1}", photo.TopCells[i]),
        ($"topCellName{i + 1}", photo.TopCellNames[i]),
        ($"topCellProbability{i + 1}", photo.TopCellProbabilities[i]),
    });

    public void Dispose()
    {
        _points.Dispose();
        output.Dispose();
    }
}
