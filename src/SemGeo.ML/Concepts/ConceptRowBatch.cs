using Microsoft.ML;
using SemGeo.Concepts;
using SemGeo.Geography;
using SemGeo.ML.Hosting;
using SemGeo.ML.Views;
using SemGeo.Vision.Input;

namespace SemGeo.ML.Concepts;

/// <summary>The photos that a cursor has read ahead, and the concepts in them.</summary>
internal sealed class ConceptRowBatch(
    ConceptAnalyzer analyzer,
    DataViewRow input,
    Func<long, ReadOnlyMemory<int>, GeoCoordinate, PhotoExample> readPhoto,
    Func<PhotoExample, Func<CenterCrop, ConceptMask>> readMask,
    int capacity,
    Func<Func<ConceptReading>, Delegate[]> getters,
    Func<int, bool> isActive,
    SkipLog skipped) : IRowBatch
{
    private readonly long[] _rows = new long[capacity];
    private readonly PhotoExample[] _photos = new PhotoExample[capacity];
    private readonly Func<CenterCrop, ConceptMask>[] _masks = new Func<CenterCrop, ConceptMask>[capacity];
    private readonly ConceptReading[] _readings = new ConceptReading[capacity];

    public void Fetch(int slot)
    {
        _rows[slot] = input.Position;
        _photos[slot] = readPhoto(slot, default, GeoCoordinate.Missing);
        _masks[slot] = readMask(_photos[slot]);
    }

    public void Compute(int count)
    {
        for (var slot = 0; slot < count; slot++)
        {
            _readings[slot] = analyzer.Analyze(_photos[slot], _masks[slot]);
            if (_readings[slot].Error.Length > 0)
                skipped.Add(_rows[slot], _photos[slot].Path, _readings[slot].Error);
        }
    }

    public Delegate?[] CreateGetters(Func<int> slot) => [.. getters(() => _readings[slot()]).Select((getter, i) => isActive(i) ? getter : null)];

    // The network and the masks belong to the transformer.
    public void Dispose() => skipped.Dispose();
}
