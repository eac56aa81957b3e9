using System.Globalization;

namespace SemGeo.Geocoding.Osm;

/// <summary>Options as text, and back: what models keep of an extract.</summary>
internal static class OsmExtractSettings
{
    /// <summary>The path, and every option that is not its default.</summary>
    public static IReadOnlyDictionary<string, string> Write(string path, OsmExtractOptions options)
    {
        var defaults = new OsmExtractOptions();
        var settings = new Dictionary<string, string> { [OsmExtractGeocoder.PathSetting] = path };
        Add(nameof(options.MaxObjectDistance), options.MaxObjectDistance, defaults.MaxObjectDistance);
        Add(nameof(options.KeepRowsOutsideAddress), options.KeepRowsOutsideAddress, defaults.KeepRowsOutsideAddress);
        Add(nameof(options.UseHouseNumbers), options.UseHouseNumbers, defaults.UseHouseNumbers);
        Add(nameof(options.UseNamedBuildings), options.UseNamedBuildings, defaults.UseNamedBuildings);
        Add(nameof(options.UseNaturalObjects), options.UseNaturalObjects, defaults.UseNaturalObjects);
        Add(nameof(options.Language), options.Language, defaults.Language);
        Add(nameof(options.GeometryTolerance), options.GeometryTolerance, defaults.GeometryTolerance);
        return settings.AsReadOnly();

        void Add<T>(string name, T value, T standard)
        {
            if (!EqualityComparer<T>.Default.Equals(value, standard))
                settings.Add(name, Convert.ToString(value, CultureInfo.InvariantCulture)!);
        }
    }

    /// <summary>The options of settings; what is missing keeps its default.</summary>
    /// <exception cref="ArgumentException">A value cannot be read.</exception>
    public static OsmExtractOptions Read(IReadOnlyDictionary<string, string> settings)
    {
        var options = new OsmExtractOptions();
        try
        {
            if (Find(nameof(options.MaxObjectDistance)) is { } distance)
                options.MaxObjectDistance = double.Parse(distance, NumberStyles.Float, CultureInfo.InvariantCulture);
            if (Find(nameof(options.KeepRowsOutsideAddress)) is { } rows)
                options.KeepRowsOutsideAddress = bool.Parse(rows);
            if (Find(nameof(options.UseHouseNumbers)) is { } houses)
                options.UseHouseNumbers = bool.Parse(houses);
            if (Find(nameof(options.UseNamedBuildings)) is { } buildings)
                options.UseNamedBuildings = bool.Parse(buildings);
            if (Find(nameof(options.UseNaturalObjects)) is { } natural)
                options.UseNaturalObjects = bool.Parse(natural);
            if (Find(nameof(options.GeometryTolerance)) is { } tolerance)
                options.GeometryTolerance = double.Parse(tolerance, NumberStyles.Float, CultureInfo.InvariantCulture);
            options.Language = Find(nameof(options.Language));
        }
        catch (FormatException e)
        {
            throw new ArgumentException($"The settings of an OSM extract are damaged: {string.Join(", ", settings.Select(setting => $"{setting.Key} = '{setting.Value}'"))}.", nameof(settings), e);
        }

        options.Validate();
        return options;

        string? Find(string name) => settings.GetValueOrDefault(name);
    }
}
