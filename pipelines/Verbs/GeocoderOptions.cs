using System.CommandLine;
using SemGeo.Geocoding;

namespace SemGeo.Pipelines.Verbs;

/// <summary>The options that choose a geocoder, for every verb that needs one.</summary>
internal sealed class GeocoderOptions
{
    private readonly GeocoderRegistry _registry = GeocoderRegistry.CreateDefault();
    private readonly Option<string> _provider;
    private readonly Option<string?> _emp16 = new("--emp16") { Description = "emp16: the file with the addresses (.jsonl or .jsonl.bz2)." };
    private readonly Option<string?> _emp16Locations = new("--emp16-locations") { Description = "emp16: a file of the locations' names and attributes." };

    public GeocoderOptions()
    {
        _provider = new("--provider", "-p") { Description = "Who geocodes: gazetteer is part of SemGeo and needs no network, emp16 repeats what was geocoded before.", DefaultValueFactory = _ => GazetteerGeocoder.Provider };
        _provider.AcceptOnlyFromAmong([.. _registry.Providers]);
    }

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_provider, _emp16, _emp16Locations])
            command.Add(option);
    }

    /// <summary>Opens the geocoder that was chosen. Dispose it where it can be.</summary>
    public IReverseGeocoder Open(ParseResult arguments)
    {
        var settings = new Dictionary<string, string>();
        var provider = arguments.GetRequiredValue(_provider);
        if (provider == Emp16Geocoder.Provider)
        {
            Put("path", arguments.GetValue(_emp16) ?? throw new ArgumentException("The provider 'emp16' needs its file: give --emp16 FILE."));
            Put("locations", arguments.GetValue(_emp16Locations));
        }

        return _registry.Open(provider, settings);

        void Put(string name, string? value)
        {
            if (value is not null)
                settings[name] = value;
        }
    }
}
