using Microsoft.ML;
using SemGeo.Geography;
using SemGeo.ML.Hosting;
using SemGeo.ML.Imaging;
using SemGeo.ML.Views;
using SemGeo.Vision.Input;

namespace SemGeo.ML.Scoring;

/// <summary>The photos that a scoring cursor has read ahead, and what the network says of them.</summary>
internal sealed class GeoRowBatch : IRowBatch
{
    private readonly GeoPredictor _predictor;
    private readonly IReadOnlyList<GeoScoringColumn> _columns;
    private readonly DataViewRow _input;
    private readonly Func<int, bool> _isActive;
    private readonly Func<long, ReadOnlyMemory<int>, GeoCoordinate, PhotoExample> _read;
    private readonly SkipLog _skipped;
    private readonly PhotoExample[] _photos;
    private readonly GeoPrediction[] _predictions;

    public GeoRowBatch(
        GeoPredictor predictor, IReadOnlyList<GeoScoringColumn> columns, DataViewRow input, DataViewSchema.Column image, int capacity, Func<int, bool> isActive,
        SkipLog skipped)
    {
        _predictor = predictor;
        _columns = columns;
        _input = input;
        _isActive = isActive;
        _read = ImageColumn.Reader(input, image);
        _skipped = skipped;
        _photos = new PhotoExample[capacity];
        _predictions = new GeoPrediction[capacity];
        for (var i = 0; i < capacity; i++)
            _predictions[i] = new GeoPrediction(predictor.Decoder, predictor.Options);
    }

    public void Fetch(int slot) => _photos[slot] = _read(_input.Position, default, GeoCoordinate.Missing);

    public Action Prepare(int first, int count)
    {
        var photos = _predictor.Load(_photos.AsSpan(first, count));
        return () =>
        {
            _predictor.Predict(photos, _predictions.AsSpan(first, count));
            for (var slot = first; slot < first + count; slot++)
            {
                if (_predictions[slot].Error.Length > 0)
                    _skipped.Add(_photos[slot].Row, _photos[slot].Path, _predictions[slot].Error);
            }
        };
    }

    public Delegate?[] CreateGetters(Func<int> slot) =>
        [.. _columns.Select((column, i) => _isActive(i) ? column.Getter(() => _predictions[slot()]) : null)];

    // The network belongs to the transformer.
    public void Dispose() => _skipped.Dispose();
}
