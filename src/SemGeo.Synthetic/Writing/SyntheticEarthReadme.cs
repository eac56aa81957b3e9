using System.Text;

namespace SemGeo.Synthetic.Writing;

/// <summary>The text beside a synthetic set that says what it is.</summary>
internal static class SyntheticEarthReadme
{
    public static byte[] Write(SyntheticEarth earth)
    {
        var heldOut = earth.Photos.Count(p => p.IsHeldOut);
        var text = $"""
            # Synthetic Earth

            These are drawings, not photographs: {earth.Photos.Count - heldOut} for training and {heldOut} held out, made by SemGeo.ML (generator version {SyntheticEarth.GeneratorVersion}).
            Places, names and coordinates are real (source: {earth.PlacesVersion}; GeoNames data is licensed under CC BY 4.0); what the drawings show of them is
            invented, but for driving sides, centre line colours and sign shapes. Nothing can be learnt from them about real places or people.

            - `train.csv`, `test.csv`: a row a photo, paths relative to this folder. No place is in both.
            - `photos/`: JPEG with EXIF position and time.
            - `masks/`: indexed PNG, pixel value = ADE20K class index + 1.
            - `synthetic-earth.json`: the options that made this set, and their fingerprint.

            The side of the road that traffic keeps to is a clue: do not flip these photos left to right in training.
            {CluesOf(earth)}
            """;
        return Encoding.UTF8.GetBytes(text);
    }

    private static string CluesOf(SyntheticEarth earth)
    {
        var options = earth.Options;
        var clues = options.ClueConcepts.Count == 0
            ? "Every concept may tell where a photo was taken."
            : $"Only the surfaces of these concepts tell where a photo was taken: {string.Join(", ", options.ClueConcepts)}.";
        return options.ShuffleLabelsSeed is { } seed
            ? clues + $"\nTHE LABELS ARE SHUFFLED (seed {seed}): no photo shows the place that it is labelled with, except by chance.\n"
            : clues + "\n";
    }
}
