using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;

namespace SemGeo.Vision.Training.Checkpoints;

/// <summary>Everything that decides what a run's weights become, by name: the network, all options but those that change nothing, the photos.</summary>
internal static class RunIdentity
{
    // These may be others when a run is resumed: they change the time that it takes and what is told of it, not the weights.
    private static readonly string[] WithoutEffect =
    [
        nameof(GeoTrainingOptions.Checkpoints), nameof(GeoTrainingOptions.Distributed), nameof(GeoTrainingOptions.DistributedTimeout), nameof(GeoTrainingOptions.ReportInterval), nameof(GeoTrainingOptions.TimeBudget), nameof(GeoTrainingOptions.Epochs),
        nameof(InputOptions.Workers), nameof(InputOptions.PrefetchBatches), nameof(InputOptions.CacheBytes),
    ];

    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, Converters = { new JsonStringEnumConverter() } };

    /// <summary>The identity of a run.</summary>
    public static SortedDictionary<string, string> Of(GeoModelSpec spec, GeoTrainingOptions options, TrainingInput photos, ValidationSet? validation)
    {
        var identity = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["photoCodec"] = photos.Codec,
            ["training.epochs"] = Text(options.EffectiveEpochs),
            ["data.photos"] = Text(photos.Count),
            ["data.fingerprint"] = Text(photos.Fingerprint),
            ["validation.photos"] = Text(validation?.Photos.Count),
            ["validation.fingerprint"] = Text(validation?.Photos.Fingerprint),
        };
        Add(identity, "model", spec);
        Add(identity, "training", options);
        Add(identity, "input", photos.Options);
        return identity;
    }

    /// <summary>What differs, in words.</summary>
    public static List<string> Differences(IReadOnlyDictionary<string, string> saved, IReadOnlyDictionary<string, string> present)
        => Differences(saved, present, (key, was, now) => $"{key} was {was}, now it is {now}");

    /// <summary>What differs between two runs.</summary>
    /// <param name="first">One.</param>
    /// <param name="second">The other.</param>
    /// <param name="describe">Says it of a key and its two values.</param>
    public static List<string> Differences(IReadOnlyDictionary<string, string> first, IReadOnlyDictionary<string, string> second, Func<string, string, string, string> describe)
        => [.. first.Keys.Union(second.Keys).Order(StringComparer.Ordinal)
            .Select(key => (Key: key, Was: first.GetValueOrDefault(key, ""), Is: second.GetValueOrDefault(key, "")))
            .Where(entry => entry.Was != entry.Is)
            .Select(entry => describe(entry.Key, Shown(entry.Was), Shown(entry.Is)))];

    private static void Add(SortedDictionary<string, string> identity, string prefix, object options)
    {
        foreach (var property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.CanRead && !WithoutEffect.Contains(property.Name))
                identity[$"{prefix}.{char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}"] = Text(property.GetValue(options));
        }
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        _ => JsonSerializer.Serialize(value, value.GetType(), Json),
    };

    private static string Shown(string value) => value.Length == 0 ? "not given" : value;
}
