using SemGeo.Geography;
using SemGeo.Reports;

namespace SemGeo.Pipelines.Output;

/// <summary>GeoJSON (RFC 7946): a point at each predicted position, for QGIS or a map. A photo without a prediction is a feature without a geometry.</summary>
internal sealed class GeoJsonScoreWriter(Stream output) : IScoreWriter
{
    private readonly GeoJsonFeatureWriter _points = new(output);

    public void Write(ScoredPhoto photo) => _points.Write(
        new GeoCoordinate(photo.PredictedLatitude, photo.PredictedLongitude), [.. JsonLinesScoreWriter.ToProperties(photo).Select(p => (p.Key, p.Value))]);

    public void Dispose()
    {
        _points.Dispose();
        output.Dispose();
    }
}
