using SemGeo.Geography;
using SemGeo.Locations;

namespace SemGeo.Partitioning.Countries;

/// <summary>
/// One partitioning into countries, the USA by state: the classes of the paper's pre-training (Appendix C).
/// </summary>
/// <remarks>
/// The paper leaves open, and this is assumed:
/// <list type="bullet">
/// <item>Maritime borders are the territorial sea: a coordinate outside every polygon belongs to the nearest country or state within <see cref="CountryPartitioningOptions.MaritimeDistanceKm"/>.</item>
/// <item>A state below the minimum is no class and does not fall back on its country: its images have a missing label. So have images of a divided country that lie in no state.</item>
/// <item>Territories with an ISO 3166-1 code of their own, such as Puerto Rico, are countries.</item>
/// <item>A divided country stays in the hierarchy above its states, so that a region may be answered with it.</item>
/// </list>
/// </remarks>
public static class CountryPartitioning
{
    /// <summary>The name of the only level.</summary>
    public const string LevelName = "Country";

    /// <summary>Counts images and makes the frequent countries classes.</summary>
    /// <param name="coordinates">The images; one that is missing or out of range counts as an image without a class.</param>
    /// <param name="borders">The borders, such as those of the embedded gazetteer.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentException">The options are wrong, or name a country to divide that is unknown or whose states are.</exception>
    /// <exception cref="PartitioningException">No image has a coordinate, or no country has enough images.</exception>
    public static PartitioningSet Build(ReadOnlySpan<GeoCoordinate> coordinates, ICountryBorders borders, CountryPartitioningOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(borders);
        options ??= new CountryPartitioningOptions();
        options.Validate();
        var divided = DividedAreas(borders, options.DividedCountries);
        var images = new ImageTally[borders.Count];
        var (withoutCoordinate, atSea) = (0, 0);
        foreach (var coordinate in coordinates)
        {
            var area = borders.AreaOf(coordinate, options.MaritimeDistanceKm);
            if (!coordinate.IsValid)
                withoutCoordinate++;
            else if (area < 0)
                atSea++;
            else
                images[divided.Contains(borders.CountryOf(area)) ? area : borders.CountryOf(area)].Add(coordinate);
        }

        if (withoutCoordinate == coordinates.Length)
            throw new PartitioningException($"None of the {coordinates.Length} images has a coordinate: check the latitude and longitude columns.");
        var tallies = Link(borders, images, borders.Locations);
        var hierarchy = tallies.Hierarchy;
        var level = LevelOf(tallies, options.MinImages, [.. divided.Select(area => hierarchy.IndexOf(borders.IdOf(area)))]);
        var seen = images.Count(tally => tally.Images > 0);
        return new PartitioningSet(
            borders.Source, hierarchy, tallies.KnownLocations(), [level],
            new CollectionStatistics(coordinates.Length, 0, withoutCoordinate, atSea, seen, 0, 0),
            PartitioningScheme.Countries, new CountryLocator(hierarchy, borders, options.MaritimeDistanceKm));
    }

    private static HashSet<int> DividedAreas(ICountryBorders borders, IReadOnlyList<string> codes)
    {
        var countries = Enumerable.Range(0, borders.Count).Where(area => borders.CountryOf(area) == area).ToDictionary(borders.IdOf, StringComparer.Ordinal);
        var unknown = codes.Where(code => !countries.ContainsKey(code)).ToArray();
        if (unknown.Length > 0)
            throw new ArgumentException($"DividedCountries names {string.Join(", ", unknown.Select(code => $"'{code}'"))}, which the gazetteer does not know: use ISO 3166-1 codes of two capital letters, such as 'US'.");
        return [.. codes.Select(code => countries[code])];
    }

    /// <summary>The areas that have images, with the countries above them.</summary>
    private static HierarchyTallies Link(ICountryBorders borders, ImageTally[] images, LocationTable names)
    {
        var seen = Enumerable.Range(0, images.Length).Where(area => images[area].Images > 0).SelectMany(area => new[] { area, borders.CountryOf(area) }).Distinct()
            .OrderBy(borders.IdOf, StringComparer.Ordinal).ToArray();
        if (seen.Length == 0)
            throw new PartitioningException("No image lies in a country or its territorial sea: check the latitude and longitude columns, which may be swapped.");
        var numbers = seen.Select((area, i) => (area, i)).ToDictionary(pair => pair.area, pair => pair.i);
        return new HierarchyTallies(
            Array.ConvertAll(seen, borders.IdOf),
            Array.ConvertAll(seen, area => borders.CountryOf(area) is var country && country != area ? numbers[country] : -1),
            Array.ConvertAll(seen, area => images[area]),
            names);
    }

    private static PartitioningLevel LevelOf(HierarchyTallies tallies, int minImages, HashSet<int> divided)
    {
        var hierarchy = tallies.Hierarchy;
        var cells = tallies.CellsWhere(location => hierarchy.ImagesOf(location) >= minImages && !divided.Contains(location));
        if (cells.Length > 0)
            return new PartitioningLevel(LevelName, minImages, cells, hierarchy);
        var most = Enumerable.Range(0, hierarchy.Count).Where(location => !divided.Contains(location)).Select(hierarchy.ImagesOf).DefaultIfEmpty().Max();
        throw new PartitioningException($"MinImages {minImages} leaves no country: the most frequent one has {most} images. Use at most {most}, or add images.");
    }
}
