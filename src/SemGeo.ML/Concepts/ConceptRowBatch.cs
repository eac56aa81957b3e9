using Microsoft.ML;
using SemGeo.Concepts;
using SemGeo.Concepts.Influence;
using SemGeo.Geography;
using SemGeo.Imaging;
using SemGeo.ML.Hosting;
using SemGeo.ML.Views;
using SemGeo.Vision.Explanation;
using SemGeo.Vision.Input;

namespace SemGeo.ML.Concepts;

/// <summary>The photos that a cursor has read ahead, and the concepts in them.</summary>
internal sealed class ConceptRowBatch(
    DataViewRow row,
    CropExplainer explainer,
    ExplanationTarget target,
    BadImagePolicy onBadImage,
    Func<long, ReadOnlyMemory<int>, GeoCoordinate, PhotoExample> readPhoto,
    Func<PhotoExample, Func<CenterCrop, ConceptMask>> readMask,
    int capacity,
    Func<Func<ConceptReading>, Delegate[]> getters,
    Func<int, bool> isActive,
    SkipLog skipped) : IRowBatch
{
    private readonly PhotoExample[] _photos = new PhotoExample[capacity];
    private readonly Func<CenterCrop, ConceptMask>[] _masks = new Func<CenterCrop, ConceptMask>[capacity];
    private readonly ConceptReading[] _readings = new ConceptReading[capacity];

    public void Fetch(int slot)
    {
        _photos[slot] = readPhoto(row.Position, default, GeoCoordinate.Missing);
        _masks[slot] = readMask(_photos[slot]);
    }

    public Action Prepare(int first, int count) => () =>
    {
        for (var slot = first; slot < first + count; slot++)
        {
            _readings[slot] = Explain(_photos[slot], _masks[slot]);
            if (_readings[slot].Error.Length > 0)
                skipped.Add(_photos[slot].Row, _photos[slot].Path, _readings[slot].Error);
        }
    };

    public Delegate?[] CreateGetters(Func<int> slot) => [.. getters(() => _readings[slot()]).Select((getter, i) => isActive(i) ? getter : null)];

    // The network and the masks belong to the transformer.
    public void Dispose() => skipped.Dispose();

    private ConceptReading Explain(PhotoExample photo, Func<CenterCrop, ConceptMask> maskOf)
    {
        try
        {
            var crop = explainer.Load(photo);
            var explained = explainer.Explain(crop, maskOf(crop), target);
            return new ConceptReading(explained.Concepts, explained.Dilated, "", (float)(explained.CompletenessGap ?? double.NaN));
        }
        catch (Exception e) when (e is ImageDecodingException or ArgumentException)
        {
            if (onBadImage == BadImagePolicy.Throw)
                throw new BadImageException(new BadImage(photo.Row, photo.Path, e.Message), e);
            return new ConceptReading([], [], e.Message, float.NaN);
        }
    }
}

/// <summary>What was measured in one photo.</summary>
/// <param name="Concepts">The concepts, by index.</param>
/// <param name="Dilated">The same concepts enlarged; empty where they are not asked for.</param>
/// <param name="Error">Why there are none; empty where the photo could be measured.</param>
/// <param name="CompletenessGap">The gap of integrated gradients as a share of the change; NaN where there is none.</param>
internal sealed record ConceptReading(IReadOnlyList<ConceptInfluence> Concepts, IReadOnlyList<ConceptInfluence> Dilated, string Error, float CompletenessGap);
