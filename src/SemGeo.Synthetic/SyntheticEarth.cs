using System.Collections.Concurrent;
using System.Collections.Frozen;
using SemGeo.Concepts;
using SemGeo.Concepts.Ade20k;
using SemGeo.Geocoding.Embedded;
using SemGeo.Imaging.Files;
using SemGeo.Numerics;
using SemGeo.Synthetic.Drawing;
using SemGeo.Synthetic.Rendering;
using SemGeo.Synthetic.Sampling;
using SemGeo.Synthetic.Scenes.Composing;
using SemGeo.Synthetic.Styles;

namespace SemGeo.Synthetic;

/// <summary>
/// A set of synthetic photos of real places: small drawings of streets, suburbs, coasts and open land with exact segmentation masks, whose looks follow the
/// place. Countries differ in building materials, palettes, road markings and driving side; regions in shades, roofs, soil and relief; climates in plants; the
/// latitude in the light. Cars, people, camera, weather and noise tell nothing.
/// </summary>
/// <remarks>
/// <para>Photo i of given options and places is the same bytes whatever else was rendered, on one machine. Safe for use by several threads.</para>
/// <para>Which side of the road traffic keeps to is a clue, so photos must not be flipped left to right in training.</para>
/// <para>Looks are invented, except for driving sides, centre line colours and sign shapes; nothing is to be learnt from them about real places.</para>
/// </remarks>
public sealed class SyntheticEarth
{
    /// <summary>Attempts at a scene that shows enough of the clue concepts; the closest one is taken after that.</summary>
    private const int MostAttempts = 48;

    private readonly ConcurrentBag<Canvas> _canvases = [];
    private readonly FrozenSet<byte> _clueConcepts;
    private readonly SceneEmphasis _emphasis;

    private SyntheticEarth(SyntheticEarthOptions options, string placesVersion, SyntheticPhoto[] photos)
    {
        Options = options;
        PlacesVersion = placesVersion;
        Photos = photos;
        _clueConcepts = options.ClueConcepts.Select(Ade20kClasses.IndexOf).ToFrozenSet();
        _emphasis = SceneEmphasis.For(_clueConcepts);
    }

    /// <summary>The version of the drawing: sets of different versions differ though their options are the same.</summary>
    public const int GeneratorVersion = 1;

    /// <summary>What was asked for; changing it has no effect.</summary>
    public SyntheticEarthOptions Options { get; }

    /// <summary>The name and version of the places' source.</summary>
    public string PlacesVersion { get; }

    /// <summary>The photos by index: first those for training, then the held-out ones; in both, countries take turns.</summary>
    public IReadOnlyList<SyntheticPhoto> Photos { get; }

    /// <summary>Chooses places of the embedded gazetteer and lays out the photos; nothing is drawn yet.</summary>
    /// <param name="options">What the set shows.</param>
    /// <exception cref="ArgumentException">Options are out of range; the message lists all that are.</exception>
    /// <exception cref="SyntheticEarthException">The gazetteer has too few countries, regions or places for the options.</exception>
    public static SyntheticEarth Create(SyntheticEarthOptions options) => Create(options, new GazetteerPlaceSource(Gazetteer.LoadEmbedded()));

    /// <summary>Chooses places and lays out the photos; nothing is drawn yet.</summary>
    /// <param name="options">What the set shows.</param>
    /// <param name="places">Where the places come from.</param>
    /// <exception cref="ArgumentException">Options are out of range; the message lists all that are.</exception>
    /// <exception cref="SyntheticEarthException">The source has too few countries, regions or places for the options.</exception>
    public static SyntheticEarth Create(SyntheticEarthOptions options, ISyntheticPlaceSource places)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(places);
        options.Validate();

        // A copy: who changes the options later does not change this set.
        options = options with { Countries = [.. options.Countries], ClueConcepts = [.. options.ClueConcepts] };
        return new SyntheticEarth(options, places.Version, new PhotoSampler(options, [.. places.Places]).Sample());
    }

    /// <summary>Draws a photo.</summary>
    /// <param name="index">Its number in <see cref="Photos"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such photo.</exception>
    public SyntheticRendering Render(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Photos.Count);
        var photo = Photos[index];
        return Render(index, new PlaceStyle(photo.DrawnPlace, photo.DrawnCoordinate, photo.TakenAt, isDyed: _clueConcepts.Count > 0));
    }

    /// <summary>Draws the photo of an index as if it showed another place.</summary>
    internal SyntheticRendering Render(int index, PlaceStyle place)
    {
        var key = SeededRandom.For((ulong)Options.Seed, (ulong)index).NextUInt64();
        var styles = new SceneStyles(place, DecoyOf(index, key), _clueConcepts);
        if (!_canvases.TryTake(out var canvas))
            canvas = new Canvas(Options.ImageSize);
        try
        {
            return styles.IsConfined ? RenderWithClues(canvas, key, styles) : Render(canvas, key, styles);
        }
        finally
        {
            _canvases.Add(canvas);
        }
    }

    private SyntheticRendering Render(Canvas canvas, ulong key, SceneStyles styles)
    {
        var scene = SceneComposer.Compose(key, styles, _emphasis, canvas);
        SceneRenderer.Paint(scene, canvas);
        return PhotoDeveloper.Develop(canvas, scene.Sensor, mixesConcepts: !styles.IsConfined);
    }

    /// <summary>Draws scenes until the clue concepts cover the wanted share; shapes do not follow the place, so neither does the choice.</summary>
    private SyntheticRendering RenderWithClues(Canvas canvas, ulong key, SceneStyles styles)
    {
        var closest = default(SyntheticRendering);
        var least = double.MaxValue;
        for (var attempt = 0; attempt < MostAttempts && least > 0; attempt++)
        {
            var rendering = Render(canvas, SplitMix64.Scatter(key + (ulong)attempt), styles);
            var share = _clueConcepts.Sum(rendering.Mask.ShareOf);
            var miss = Math.Max(Options.MinimumClueShare - share, share - Options.MaximumClueShare);
            if (miss < least)
                (closest, least) = (rendering, Math.Max(0, miss));
        }

        return closest!;
    }

    private PlaceStyle? DecoyOf(int index, ulong key)
    {
        if (_clueConcepts.Count == 0)
            return null;
        var other = Photos[SeededRandom.For(key, "decoy").Index(Photos.Count)];
        return new PlaceStyle(other.DrawnPlace, other.DrawnCoordinate, Photos[index].TakenAt);
    }
}

/// <summary>The pixels of a synthetic photo.</summary>
/// <param name="Image">The photo.</param>
/// <param name="Mask">The ADE20K class of each of its pixels; exact, nothing is unlabelled.</param>
public sealed record SyntheticRendering(RgbImage Image, ConceptMask Mask);

/// <summary>The places at hand cannot give the set of photos that the options ask for.</summary>
/// <param name="message">What is missing and which option to change.</param>
public sealed class SyntheticEarthException(string message) : Exception(message);
