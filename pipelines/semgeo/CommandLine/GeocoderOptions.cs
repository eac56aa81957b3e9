using System.CommandLine;
using SemGeo.Geocoding;
using SemGeo.Geocoding.Embedded;
using SemGeo.Geocoding.Emp16;
using SemGeo.Geocoding.Nominatim;
using SemGeo.Geocoding.Osm;
using SemGeo.Locations;

namespace SemGeo.Pipelines.CommandLine;

/// <summary>The options that choose a geocoder, for every verb that needs one.</summary>
internal sealed class GeocoderOptions
{
    private const string UserVariable = "SEMGEO_NOMINATIM_USER";
    private const string PasswordVariable = "SEMGEO_NOMINATIM_PASSWORD";
    private const string KeyVariable = "SEMGEO_NOMINATIM_KEY";

    private readonly GeocoderRegistry _registry = GeocoderRegistry.CreateDefault();
    private readonly Option<string> _provider;
    private readonly Option<string?> _emp16 = new("--emp16") { Description = "emp16: the file with the addresses (.jsonl or .jsonl.bz2)." };
    private readonly Option<string?> _emp16Locations = new("--emp16-locations") { Description = "emp16: a file of the locations' names and attributes." };
    private readonly Option<string?> _extract = new("--extract") { Description = "osm: the extract of OpenStreetMap (.osm.pbf)." };
    private readonly Option<string?> _server = new("--server") { Description = $"nominatim: the server's address, such as http://localhost:8080. Credentials come from {UserVariable}, {PasswordVariable} and {KeyVariable}." };
    private readonly Option<string?> _cache = new("--cache") { Description = "nominatim: a file that keeps the answers, for later runs too." };
    private readonly Option<string?> _language = new("--language") { Description = "osm: the language of names, such as en; nominatim: the languages, such as en,de;q=0.5." };
    private readonly Option<int> _connections = new("--connections") { Description = "nominatim: how many questions may be under way at once.", DefaultValueFactory = _ => new NominatimOptions().Connections };
    private readonly Option<double> _rate = new("--rate") { Description = "nominatim: the most questions a second; 0 for no limit." };
    private readonly Option<string?> _userAgent = new("--user-agent") { Description = "nominatim: who asks, as 'our-project/1.0 (mail@example.org)'." };
    private readonly Option<string?> _dataVersion = new("--data-version") { Description = "nominatim: what the server's data is called, where its status does not tell or the server is down." };

    public GeocoderOptions()
    {
        _provider = new("--provider", "-p")
        {
            Description = "Who geocodes: gazetteer is part of SemGeo and needs no network, emp16 repeats what a file has, osm reads an extract of OpenStreetMap, nominatim asks a server.",
            DefaultValueFactory = _ => GazetteerGeocoder.Provider,
        };
        _provider.AcceptOnlyFromAmong([.. _registry.Providers]);
    }

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_provider, _emp16, _emp16Locations, _extract, _server, _cache, _language, _connections, _rate, _userAgent, _dataVersion])
            command.Add(option);
    }

    /// <summary>Opens the geocoder that was chosen. Dispose it where it can be.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="withGeometry">Whether the geometry of locations is wanted.</param>
    public IReverseGeocoder Open(ParseResult arguments, bool withGeometry) => arguments.GetRequiredValue(_provider) switch
    {
        Emp16Geocoder.Provider => Emp16Geocoder.Load(
            arguments.GetValue(_emp16) ?? throw Lacks(Emp16Geocoder.Provider, "--emp16 FILE"), new Emp16GeocoderOptions { LocationsPath = arguments.GetValue(_emp16Locations) }),
        OsmExtractGeocoder.Provider => OpenExtract(arguments),
        NominatimGeocoder.Provider => OpenNominatim(arguments, withGeometry),
        var other => _registry.Open(other, new Dictionary<string, string>()),
    };

    private OsmExtractGeocoder OpenExtract(ParseResult arguments)
    {
        var geocoder = OsmExtractGeocoder.Open(
            arguments.GetValue(_extract) ?? throw Lacks(OsmExtractGeocoder.Provider, "--extract FILE"), new OsmExtractOptions { Language = arguments.GetValue(_language) });
        foreach (var line in new[] { geocoder.Report.CutBoundaries, geocoder.Report.BrokenBoundaries }.OfType<string>())
            Console.Error.WriteLine(line);
        return geocoder;
    }

    private NominatimGeocoder OpenNominatim(ParseResult arguments, bool withGeometry) => NominatimGeocoder.Open(new NominatimOptions
    {
        Url = arguments.GetValue(_server) ?? throw Lacks(NominatimGeocoder.Provider, "--server URL"),
        CachePath = arguments.GetValue(_cache),
        Language = arguments.GetValue(_language),
        Connections = arguments.GetValue(_connections),
        RequestsPerSecond = arguments.GetValue(_rate),
        DataVersion = arguments.GetValue(_dataVersion),
        UserAgent = arguments.GetValue(_userAgent) ?? new NominatimOptions().UserAgent,
        Polygons = withGeometry,
        UserName = Environment.GetEnvironmentVariable(UserVariable),
        Password = Environment.GetEnvironmentVariable(PasswordVariable),
        ApiKey = Environment.GetEnvironmentVariable(KeyVariable),
    });

    private static ArgumentException Lacks(string provider, string option) => new($"The provider '{provider}' needs {option}.");
}
