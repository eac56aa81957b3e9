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
    private readonly Func<int, bool> _isActive;
    private readonly Func<long, ReadOnlyMemory<int>, GeoCoordinate, PhotoExample> _read;
    private readonly DataViewRow _input;
    private readonly SkipLog _skipped;
    private readonly long[] _rows;
    private readonly PhotoExample[] _photos;
    private readonly GeoPrediction[] _predictions;

    public GeoRowBatch(
        GeoPredictor predictor, IReadOnlyList<GeoScoringColumn> columns, DataViewRow input, DataViewSchema.Column image, int capacity, Func<int, bool> isActive,
        SkipLog skipped)
    {
        _predictor = predictor;
        _columns = columns;
        _isActive = isActive;
        _read = ImageColumn.Reader(input, image);
        (_input, _skipped) = (input, skipped);
        _rows = new long[capacity];
        _photos = new PhotoExample[capacity];
        _predictions = new GeoPrediction[capacity];
        for (var i = 0; i < capacity; i++)
            _predictions[i] = new GeoPrediction(predictor.Decoder, predictor.Options);
    }

    public void Fetch(int slot)
    {
        _rows[slot] = _input.Position;
        _photos[slot] = _read(slot, default, GeoCoordinate.Missing);
    }

    public void Compute(int count)
    {
        _predictor.Predict(_photos.AsSpan(0, count), _predictions.AsSpan(0, count));
        for (var slot = 0; slot < count; slot++)
        {
            if (_predictions[slot].Error.Length > 0)
                _skipped.Add(_rows[slot], _photos[slot].Path, _predictions[slot].Error);
        }
    }

    public Delegate?[] CreateGetters(Func<int> slot) =>
        [.. _columns.Select((column, i) => _isActive(i) ? column.Getter(() => _predictions[slot()]) : null)];

    // The network belongs to the transformer.
    public void Dispose() => _skipped.Dispose();
}
