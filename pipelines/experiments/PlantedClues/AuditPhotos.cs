using SemGeo.Concepts;
using SemGeo.Geography;
using SemGeo.Imaging.Files;
using SemGeo.Synthetic;
using SemGeo.Vision.Input;

namespace SemGeo.Experiments.PlantedClues;

/// <summary>The photos of one model of the audit. They are never encoded: no color runs over the edge of a concept.</summary>
/// <param name="Countries">The classes.</param>
/// <param name="Training">The training photos with their class.</param>
/// <param name="HeldOut">The others.</param>
internal sealed record AuditPhotos(IReadOnlyList<string> Countries, IReadOnlyList<PhotoExample> Training, IReadOnlyList<AuditPhoto> HeldOut)
{
    /// <summary>Draws them. Shuffled labels change labels alone: the pictures are the same.</summary>
    public static AuditPhotos Draw(ClueAuditOptions options, AuditCase model, ISyntheticPlaceSource places)
    {
        var earth = SyntheticEarth.Create(
            new SyntheticEarthOptions
            {
                CountryCount = options.Countries,
                RegionsPerCountry = 1,
                PhotosPerCountry = options.TrainingPhotos,
                HeldOutPhotosPerCountry = options.HeldOutPhotos,
                ImageSize = options.ImageSize,
                Seed = model.Seed,
                ClueConcepts = [model.Concept],
                ShuffleLabelsSeed = model.IsShuffled ? model.Seed : null,
            },
            places);
        var countries = earth.Photos.Select(photo => photo.Place.CountryCode).Distinct().Order(StringComparer.Ordinal).ToArray();
        var drawn = earth.Photos.AsParallel().AsOrdered().WithDegreeOfParallelism(options.ThreadCount)
            .Select(photo => (Photo: photo, Picture: earth.Render(photo.Index), Class: Array.IndexOf(countries, photo.Place.CountryCode))).ToArray();
        return new AuditPhotos(
            countries,
            [.. drawn.Where(d => !d.Photo.IsHeldOut).Select((d, row) => new PhotoExample(row, null, default, new[] { d.Class }, GeoCoordinate.Missing) { Image = d.Picture.Image })],
            [.. drawn.Where(d => d.Photo.IsHeldOut).Select(d => new AuditPhoto(d.Photo.Id, d.Picture.Image, d.Picture.Mask, d.Class))]);
    }
}

/// <summary>A held-out photo.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Image">The picture, of the network's input size.</param>
/// <param name="Mask">What each pixel shows.</param>
/// <param name="Class">The class that its label says.</param>
internal sealed record AuditPhoto(string Id, RgbImage Image, ConceptMask Mask, int Class);
