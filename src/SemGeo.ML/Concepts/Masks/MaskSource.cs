using Microsoft.ML;
using SemGeo.Concepts;
using SemGeo.Vision.Input;

namespace SemGeo.ML.Concepts.Masks;

/// <summary>Where masks come from.</summary>
internal abstract class MaskSource : IDisposable
{
    /// <summary>Whether a saved model can hold it.</summary>
    public virtual bool IsSavable => true;

    /// <summary>The column that masks are read from, beside that of the photos; null where there is none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is absent.</exception>
    /// <exception cref="ArgumentException">A column has another type than the source needs.</exception>
    public virtual DataViewSchema.Column? Bind(DataViewSchema schema, DataViewSchema.Column image) => null;

    /// <summary>Reads what the live row has of the mask; what it gives makes the mask of the crop later, when the cursor has moved on.</summary>
    public abstract Func<PhotoExample, Func<CenterCrop, ConceptMask>> Reader(DataViewRow row, DataViewSchema.Column? column);

    public virtual void Dispose()
    {
    }

    /// <summary>The source that options name.</summary>
    public static MaskSource Create(ConceptInfluenceEstimatorOptions options, Vision.Segmentation.ISegmenter? segmenter, Vision.Devices.ComputeOptions compute) =>
        segmenter is not null ? new GivenSegmenterMasks(segmenter)
        : options.SegmenterWeights is { } weights ? new HrNetMasks(weights, compute)
        : options.MaskFolder is { } folder ? new FolderMasks(folder)
        : new ColumnMasks(options.MaskColumnName!);
}

/// <summary>A source of masks that needs nothing but the photo: pages use it too.</summary>
internal abstract class PhotoMasks : MaskSource
{
    /// <summary>The mask of a photo's crop.</summary>
    /// <exception cref="SemGeo.Imaging.ImageDecodingException">There is none, or it cannot be used.</exception>
    /// <exception cref="ArgumentException">It has another ratio of its sides than the photo.</exception>
    public abstract ConceptMask Of(PhotoExample photo, CenterCrop crop);

    /// <inheritdoc/>
    public sealed override Func<PhotoExample, Func<CenterCrop, ConceptMask>> Reader(DataViewRow row, DataViewSchema.Column? column) =>
        photo => crop => Of(photo, crop);
}
