using SemGeo.Concepts;

namespace SemGeo.Synthetic;

/// <summary>Finds everything that is wrong with a set of options, not just the first thing.</summary>
internal static class SyntheticEarthOptionsValidator
{
    /// <exception cref="ArgumentException">Options are out of range; the message lists all of them.</exception>
    public static void Validate(SyntheticEarthOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = Errors(options).ToList();
        if (errors.Count > 0)
            throw new ArgumentException("The options of Synthetic Earth are not valid: " + string.Join("; ", errors) + ".", nameof(options));
    }

    private static IEnumerable<string> Errors(SyntheticEarthOptions o)
    {
        foreach (var code in o.Countries.Where(c => c is not { Length: 2 } || !c.All(char.IsAsciiLetterUpper)))
            yield return $"{nameof(o.Countries)} holds '{code}', which is no ISO 3166-1 code of two capital letters";
        foreach (var code in o.Countries.GroupBy(c => c).Where(g => g.Count() > 1).Select(g => g.Key))
            yield return $"{nameof(o.Countries)} holds '{code}' more than once";
        if (o.Countries.Count == 0 && o.CountryCount < 1)
            yield return $"{nameof(o.CountryCount)} is {o.CountryCount}, but must be 1 or more";
        if (o.PhotosPerCountry < 1)
            yield return $"{nameof(o.PhotosPerCountry)} is {o.PhotosPerCountry}, but must be 1 or more";
        if (o.HeldOutPhotosPerCountry < 0)
            yield return $"{nameof(o.HeldOutPhotosPerCountry)} is {o.HeldOutPhotosPerCountry}, but must be 0 or more";
        if (o.RegionsPerCountry < 1)
            yield return $"{nameof(o.RegionsPerCountry)} is {o.RegionsPerCountry}, but must be 1 or more";
        if (o.PopularPlacesPerRegion < 1)
            yield return $"{nameof(o.PopularPlacesPerRegion)} is {o.PopularPlacesPerRegion}, but must be 1 or more";
        if (o.PopularShare is not (>= 0 and <= 1))
            yield return $"{nameof(o.PopularShare)} is {o.PopularShare}, but must be 0 to 1";
        if (o.OtherPlacesPerRegion < 0)
            yield return $"{nameof(o.OtherPlacesPerRegion)} is {o.OtherPlacesPerRegion}, but must be 0 or more";
        if (o.HeldOutPhotosPerCountry > 0 && o.HeldOutPlacesPerRegion < 1)
            yield return $"{nameof(o.HeldOutPlacesPerRegion)} is {o.HeldOutPlacesPerRegion}, but {o.HeldOutPhotosPerCountry} held-out photos a country need 1 or more";
        if (o.JitterKm is not (>= 0 and <= 100))
            yield return $"{nameof(o.JitterKm)} is {o.JitterKm}, but must be 0 to 100";
        if (o.ImageSize is < 32 or > 1024)
            yield return $"{nameof(o.ImageSize)} is {o.ImageSize}, but must be 32 to 1024";
        foreach (var name in o.ClueConcepts.Where(name => string.IsNullOrEmpty(name) || !Ade20kClasses.TryIndexOf(name, out _)))
            yield return $"{nameof(o.ClueConcepts)} holds '{name}', which is no ADE20K class";
        if (!(o.MinimumClueShare >= 0 && o.MinimumClueShare < o.MaximumClueShare && o.MaximumClueShare <= 1))
            yield return $"{nameof(o.MinimumClueShare)} to {nameof(o.MaximumClueShare)} is {o.MinimumClueShare} to {o.MaximumClueShare}, but must be a range within 0 to 1";
    }
}
