using SemGeo.Concepts.Ade20k;
using SemGeo.Validation;

namespace SemGeo.Synthetic;

/// <summary>What a set of synthetic photos shows, and how many.</summary>
public sealed record SyntheticEarthOptions
{
    /// <summary>The countries, by ISO 3166-1 code. Empty: <see cref="CountryCount"/> well-spread countries are chosen.</summary>
    /// <value>The default value is an empty list.</value>
    public IReadOnlyList<string> Countries { get; set; } = [];

    /// <summary>The number of countries where <see cref="Countries"/> is empty, 1 or more.</summary>
    /// <value>The default value is 32.</value>
    public int CountryCount { get; set; } = 32;

    /// <summary>Training photos in each country, 1 or more.</summary>
    /// <value>The default value is 100.</value>
    public int PhotosPerCountry { get; set; } = 100;

    /// <summary>Held-out photos in each country, 0 or more; their places are in the same admin-1 regions, but no training photo shows them.</summary>
    /// <value>The default value is 16.</value>
    public int HeldOutPhotosPerCountry { get; set; } = 16;

    /// <summary>Admin-1 regions drawn in each country, 1 or more: the photos of a country are spread evenly over them.</summary>
    /// <value>The default value is 2.</value>
    public int RegionsPerCountry { get; set; } = 2;

    /// <summary>Places in each region that most of its photos are of, 1 or more: they become the finest cells.</summary>
    /// <value>The default value is 2.</value>
    public int PopularPlacesPerRegion { get; set; } = 2;

    /// <summary>The share of a region's training photos that are of its popular places, 0 to 1.</summary>
    /// <value>The default value is 0.75.</value>
    public double PopularShare { get; set; } = 0.75;

    /// <summary>Further places in each region for the rest of its training photos, 0 or more.</summary>
    /// <value>The default value is 4.</value>
    public int OtherPlacesPerRegion { get; set; } = 4;

    /// <summary>Places in each region for its held-out photos, 0 or more.</summary>
    /// <value>The default value is 4.</value>
    public int HeldOutPlacesPerRegion { get; set; } = 4;

    /// <summary>
    /// How far from its place's centre a photo may be, in kilometres, 0 to 100; never so far that another place of the source is nearer.
    /// </summary>
    /// <value>The default value is 3.</value>
    public double JitterKm { get; set; } = 3;

    /// <summary>Width and height of the photos in pixels, 32 to 1024.</summary>
    /// <value>The default value is 128.</value>
    public int ImageSize { get; set; } = 128;

    /// <summary>The seed of everything but the looks of countries and regions, which are the same in every set.</summary>
    /// <value>The default value is 1.</value>
    public int Seed { get; set; } = 1;

    /// <summary>
    /// ADE20K names of the concepts that may tell where a photo was taken ("building"). Empty: all do, in shape and colour. Otherwise only the surfaces of these
    /// concepts follow the place; every shape, the light and all other surfaces are those of an unrelated place, so that two photos that differ only in
    /// place have the same mask and differ in no pixel outside these concepts. Plants and land then take on the wall colours
    /// of their region, so that any one concept can carry a clue. Not for the sky alone: it tells latitudes apart, hardly countries.
    /// </summary>
    /// <value>The default value is an empty list.</value>
    public IReadOnlyList<string> ClueConcepts { get; set; } = [];

    /// <summary>The least share of the image that <see cref="ClueConcepts"/> cover together, 0 to 1; scenes are drawn anew until they do.</summary>
    /// <value>The default value is 0.08.</value>
    public double MinimumClueShare { get; set; } = 0.08;

    /// <summary>The largest share of the image that <see cref="ClueConcepts"/> cover together, above the least, up to 1.</summary>
    /// <value>The default value is 0.30.</value>
    public double MaximumClueShare { get; set; } = 0.30;

    /// <summary>
    /// A seed for exchanging the labels (place and coordinate) among the training photos, and among the held-out ones: a control in which no concept can be
    /// a clue. Null leaves them.
    /// </summary>
    /// <value>The default value is null.</value>
    public int? ShuffleLabelsSeed { get; set; }

    /// <summary>Checks all options at once.</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names every one.</exception>
    public void Validate()
    {
        var errors = new OptionErrors(nameof(SyntheticEarthOptions));
        foreach (var code in Countries)
            errors.Require(code is { Length: 2 } && code.All(char.IsAsciiLetterUpper),
                $"Countries holds '{code}', a country is an ISO 3166-1 code of two capital letters.");
        foreach (var code in Countries.GroupBy(c => c).Where(g => g.Count() > 1).Select(g => g.Key))
            errors.Require(false, $"Countries holds '{code}' more than once.");
        errors.Require(Countries.Count > 0 || CountryCount >= 1, $"CountryCount is {CountryCount}, it must be at least 1.");
        errors.Require(PhotosPerCountry >= 1, $"PhotosPerCountry is {PhotosPerCountry}, it must be at least 1.");
        errors.Require(HeldOutPhotosPerCountry >= 0, $"HeldOutPhotosPerCountry is {HeldOutPhotosPerCountry}, it must be at least 0.");
        errors.Require(RegionsPerCountry >= 1, $"RegionsPerCountry is {RegionsPerCountry}, it must be at least 1.");
        errors.Require(PopularPlacesPerRegion >= 1, $"PopularPlacesPerRegion is {PopularPlacesPerRegion}, it must be at least 1.");
        errors.Require(PopularShare is >= 0 and <= 1, $"PopularShare is {PopularShare}, it must be 0 to 1.");
        errors.Require(OtherPlacesPerRegion >= 0, $"OtherPlacesPerRegion is {OtherPlacesPerRegion}, it must be at least 0.");
        errors.Require(HeldOutPhotosPerCountry <= 0 || HeldOutPlacesPerRegion >= 1,
            $"HeldOutPlacesPerRegion is {HeldOutPlacesPerRegion}, held-out photos need at least 1.");
        errors.Require(JitterKm is >= 0 and <= 100, $"JitterKm is {JitterKm}, it must be 0 to 100.");
        errors.Require(ImageSize is >= 32 and <= 1024, $"ImageSize is {ImageSize}, it must be 32 to 1024.");
        foreach (var name in ClueConcepts)
            errors.Require(name is not null && Ade20kClasses.TryIndexOf(name, out _), $"ClueConcepts holds '{name}', which is no ADE20K class.");
        errors.Require(MinimumClueShare >= 0 && MinimumClueShare < MaximumClueShare && MaximumClueShare <= 1,
            $"MinimumClueShare to MaximumClueShare is {MinimumClueShare} to {MaximumClueShare}, it must be a range within 0 to 1.");
        errors.ThrowIfAny();
    }
}
