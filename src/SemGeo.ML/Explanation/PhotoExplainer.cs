using SemGeo.Concepts;
using SemGeo.Geocoding.Embedded;
using SemGeo.Imaging;
using SemGeo.Inference;
using SemGeo.ML.Concepts;
using SemGeo.ML.Concepts.Masks;
using SemGeo.ML.Scoring;
using SemGeo.Reports.Explanations;
using SemGeo.Reports.Mapping;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Explanation;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;
using SemGeo.Vision.Segmentation;

namespace SemGeo.ML.Explanation;

/// <summary>
/// Explains what a trained model says of a photo, for an <see cref="ExplanationPage"/>: its centre crop, the answer for that crop, the most probable cells with what they cover,
/// which pixels led there, and which concepts those are (paper 3.2, Figure 3).
/// </summary>
/// <remarks>The model stays its owner's; the explainer shares its network. For one thread.</remarks>
public sealed class PhotoExplainer : IDisposable
{
    private const int LargestPicture = 448;
    private const int PictureQuality = 85;

    // What is no tenth of a per cent more probable reads the same on a page.
    private const double LeastGrowth = 0.0005;

    private readonly MultiHeadGeoTransformer _model;
    private readonly PhotoExplainerOptions _options;
    private readonly CropExplainer _explainer;
    private readonly IImageDecoder _decoder = new SkiaImageCodec();
    private readonly IImageEncoder _encoder = new SkiaImageCodec();
    private readonly PhotoMasks? _masks;
    private readonly CellShape[] _shapes;
    private readonly ExplanationTarget? _target;

    /// <summary>Prepares explaining.</summary>
    /// <param name="model">The model.</param>
    /// <param name="gazetteer">Whose borders the cells have, where the model's places are the gazetteer's.</param>
    /// <param name="options">What to tell; null for all but concepts.</param>
    /// <exception cref="ArgumentException">Options are wrong, the model takes embeddings and no photos, or it does not know the location that is to be explained.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder of masks is not there.</exception>
    /// <exception cref="FileNotFoundException">The weights of the segmenter are not there.</exception>
    /// <exception cref="ObjectDisposedException">The model has been disposed.</exception>
    public PhotoExplainer(MultiHeadGeoTransformer model, Gazetteer gazetteer, PhotoExplainerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(gazetteer);
        _options = options ?? new PhotoExplainerOptions();
        _options.Validate();
        if (_options.MaskFolder is { } folder && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"MaskFolder is '{folder}', but there is no such folder.");
        if (_options.SegmenterWeights is { } weights)
            HrNetSegmenter.FindWeights(weights);
        _shapes = ShapesOf(model, gazetteer);
        _target = _options.TargetLocation is { } place ? ConceptTargets.Of(ConceptTarget.Region, place, model.Partitionings) : null;
        _model = model.With();
        try
        {
            _explainer = new CropExplainer(Network, _options.Explanation, _options.Influence);
            _masks = MasksOf(_options);
        }
        catch
        {
            _model.Dispose();
            throw;
        }
    }

    private GeoModel Network => _model.Predictor.Model;

    private HierarchicalDecoder Decoder => _model.Predictor.Decoder;

    /// <summary>Explains a photo. A mask that cannot be used costs the concepts alone, and is told in the answer.</summary>
    /// <param name="path">The photo's file.</param>
    /// <param name="cancellationToken">Ends explaining with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ImageDecodingException">The photo cannot be read or decoded; the message says why.</exception>
    public ModelPrediction Explain(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var photo = new PhotoExample(0, path);
        var crop = _explainer.Load(photo);
        var probabilities = new float[Network.ClassCount];
        Network.Predict(crop.Pixels, photos: 1, crops: 1, probabilities);
        var top = new CellPrediction[_options.Cells];
        var count = Decoder.Top(probabilities, _model.Predictor.Options.Mode, top);
        var best = count > 0 ? top[0] : CellPrediction.None;
        var (mask, reason) = MaskOf(photo, crop);
        var explained = _explainer.Explain(crop, mask, _target ?? TargetOf(best, probabilities), cancellationToken);
        return new ModelPrediction(_options.ModelName, Picture(path), crop.Size, explained.Map.Importance, _options.TargetLocation is { } place ? Decoder.Set.TextOf(ConceptTargets.Find(place, Decoder.Set)) : NameOf(best))
        {
            Position = best.Coordinate,
            Cells = [.. top.Take(count).Select(cell => new LikelyCell(NameOf(cell), cell.Probability, cell.Coordinate, ShapeOf(cell)?.Geometry))],
            Address = AddressOf(best, probabilities),
            Mask = mask,
            Concepts = explained.Concepts,
            ConceptError = reason,
            Dilation = _options.Influence.Dilation,
            CompletenessGap = explained.CompletenessGap,
        };
    }

    /// <summary>Lets go of the network and of the segmenter. Disposing again does nothing.</summary>
    public void Dispose()
    {
        _masks?.Dispose();
        _model.Dispose();
    }

    /// <summary>The cells of the finest level by class.</summary>
    private static CellShape[] ShapesOf(MultiHeadGeoTransformer model, Gazetteer gazetteer)
    {
        var set = model.Partitionings;
        var isGazetteer = set.Source.Provider == GazetteerGeocoder.Provider && Gazetteer.ChangesSince(set.Source.DataVersion) is not null;
        return [.. new CellShapes(set, isGazetteer ? gazetteer.Locations : set.Locations).Of(0).OrderBy(shape => shape.Index)];
    }

    // Combinations of partitionings side by side, and places coarser than cells, are no class of the finest head.
    private ExplanationTarget TargetOf(CellPrediction best, float[] probabilities)
    {
        var set = Decoder.Set;
        if (best.IsNone || set.Finest != set.Levels[0])
            return ExplanationTarget.MostProbable(Network.Spec, probabilities);
        return best.Cell >= 0
            ? ExplanationTarget.Cell(0, best.Cell)
            : ExplanationTarget.Region(0, [.. Enumerable.Range(0, set.Finest.Cells.Count).Where(cell => set.Hierarchy.IsWithin(set.Finest.Cells[cell].Location, best.Location))]);
    }

    private string NameOf(CellPrediction cell) => Decoder.Set.TextOf(cell.Location);

    private CellShape? ShapeOf(CellPrediction cell) => Decoder.Set.Finest == Decoder.Set.Levels[0] && cell.Cell >= 0 ? _shapes[cell.Cell] : null;

    private AddressStep[] AddressOf(CellPrediction best, float[] probabilities)
    {
        if (best.IsNone)
            return [];
        var set = Decoder.Set;
        AddressStep[] steps = [.. set.Hierarchy.PathOf(best.Location).Select(id => new AddressStep(set.Locations.NameOf(id), Decoder.ProbabilityOf(set.Hierarchy.IndexOf(id), probabilities, _model.Predictor.Options.Mode), KindOf(id)))];

        // A city that is a district and a state too would say the same three times. Where it is more probable each time the kinds of place tell the steps apart.
        return [.. steps.Where((step, i) => i == 0 || step.Name != steps[i - 1].Name || step.Probability > steps[i - 1].Probability + LeastGrowth)];

        string KindOf(string id) => set.Locations.TryGet(id, out var location) ? AddressStep.KindOf(location.Class, location.AdminLevel) : "";
    }

    private static PhotoMasks? MasksOf(PhotoExplainerOptions options)
    {
        if (options.SegmenterWeights is not { } weights)
            return options.MaskFolder is { } folder ? new FolderMasks(folder) : null;
        var masks = new HrNetMasks(weights, new ComputeOptions());
        masks.Load();
        return masks;
    }

    private (ConceptMask? Mask, string Reason) MaskOf(PhotoExample photo, CenterCrop crop)
    {
        try
        {
            return (_masks?.Of(photo, crop), "");
        }
        catch (Exception e) when (e is ImageDecodingException or ArgumentException)
        {
            return (null, e.Message);
        }
    }

    /// <summary>The same square of the photo as the network sees, at the photo's own resolution as far as a page needs it.</summary>
    private byte[] Picture(string path)
    {
        var encoded = PhotoFile.Read(path);
        var image = ExifOrientation.Apply(_decoder.Decode(encoded, (int)Math.Ceiling(LargestPicture / _explainer.ShareOfShortSide)), ExifOrientation.Read(encoded));
        var side = Math.Min(image.Width, image.Height) * _explainer.ShareOfShortSide;
        var box = new ImageBox((image.Width - side) / 2, (image.Height - side) / 2, side, side);
        var output = Math.Clamp((int)Math.Round(side), 1, LargestPicture);
        return _encoder.EncodeJpeg(ImageResampler.Resample(image, box, new ImageSize(output, output)), PictureQuality);
    }
}
