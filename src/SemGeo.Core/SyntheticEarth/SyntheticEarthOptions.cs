namespace SemGeo.Synthetic;

/// <summary>What a set of synthetic photos shows, and how many.</summary>
public sealed record SyntheticEarthOptions
{
    /// <summary>The countries, by ISO 3166-1 code. Empty: <see cref="CountryCount"/> well-spread countries are chosen.</summary>
    /// <value>The default value is an empty list.</value>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>The number of countries where <see cref="Countries"/> is empty, 1 or more.</summary>
    /// <value>The default value is 32.</value>
    public int CountryCount { get; init; } = 32;

    /// <summary>Training photos in each country, 1 or more.</summary>
    /// <value>The default value is 100.</value>
    public int PhotosPerCountry { get; init; } = 100;

    /// <summary>Held-out photos in each country, 0 or more; their places are in the same admin-1 regions, but no training photo shows them.</summary>
    /// <value>The default value is 16.</value>
    public int HeldOutPhotosPerCountry { get; init; } = 16;

    /// <summary>Admin-1 regions drawn in each country, 1 or more: the photos of a country are spread evenly over them.</summary>
    /// <value>The default value is 2.</value>
    public int RegionsPerCountry { get; init; } = 2;

    /// <summary>Places in each region that most of its photos are of, 1 or more: they become the finest cells.</summary>
    /// <value>The default value is 2.</value>
    public int PopularPlacesPerRegion { get; init; } = 2;

    /// <summary>The share of a region's training photos that are of its popular places, 0 to 1.</summary>
    /// <value>The default value is 0.75.</value>
    public double PopularShare { get; init; } = 0.75;

    /// <summary>Further places in each region for the rest of its training photos, 0 or more.</summary>
    /// <value>The default value is 4.</value>
    public int OtherPlacesPerRegion { get; init; } = 4;

    /// <summary>Places in each region for its held-out photos, 0 or more.</summary>
    /// <value>The default value is 4.</value>
    public int HeldOutPlacesPerRegion { get; init; } = 4;

    /// <summary>
    /// How far from its place's centre a photo may be, in kilometres, 0 to 100; never so far that another place of the source is nearer.
    /// </summary>
    /// <value>The default value is 3.</value>
    public double JitterKm { get; init; } = 3;

    /// <summary>Width and height of the photos in pixels, 32 to 1024.</summary>
    /// <value>The default value is 128.</value>
    public int ImageSize { get; init; } = 128;

    /// <summary>The seed of everything but the looks of countries and regions, which are the same in every set.</summary>
    /// <value>The default value is 1.</value>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// ADE20K names of the concepts that may tell where a photo was taken ("building"). Empty: all do, in shape and colour. Otherwise only the surfaces of these
    /// concepts follow the place; every shape, the light and all other surfaces are those of an unrelated place, so that two photos that differ only in
    /// place have the same mask and differ in no pixel outside these concepts.
    /// </summary>
    /// <value>The default value is an empty list.</value>
    public IReadOnlyList<string> ClueConcepts { get; init; } = [];

    /// <summary>The least share of the image that <see cref="ClueConcepts"/> cover together, 0 to 1; scenes are drawn anew until they do.</summary>
    /// <value>The default value is 0.08.</value>
    public double MinimumClueShare { get; init; } = 0.08;

    /// <summary>The largest share of the image that <see cref="ClueConcepts"/> cover together, above the least, up to 1.</summary>
    /// <value>The default value is 0.30.</value>
    public double MaximumClueShare { get; init; } = 0.30;

    /// <summary>
    /// A seed for exchanging the labels (place and coordinate) among the training photos, and among the held-out ones: a control in which no concept can be
    /// a clue. Null leaves them.
    /// </summary>
    /// <value>The default value is null.</value>
    public int? ShuffleLabelsSeed { get; init; }
}
