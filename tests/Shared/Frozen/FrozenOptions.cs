using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;

namespace SemGeo.Testing;

/// <summary>All options of an object with their values as JSON, the nested ones too, keys in camel case and in order.</summary>
internal static class FrozenOptions
{
    private const string Processors = "(processors)";

    /// <summary>Reads the public properties that hold numbers, texts, enums, times, lists of them, or other options.</summary>
    public static JsonObject Read(object options)
    {
        var json = new JsonObject();
        foreach (var property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            if (property.GetIndexParameters().Length == 0 && IsOption(property.PropertyType))
                json[char.ToLowerInvariant(property.Name[0]) + property.Name[1..]] = Value(property.GetValue(options), property.Name);
        }

        return json;
    }

    /// <summary>The keys of frozen options that are absent today or have another value, a line each.</summary>
    /// <param name="frozen">The options of then.</param>
    /// <param name="present">The options of today, which may be more.</param>
    /// <param name="at">What comes before the keys.</param>
    public static IEnumerable<string> Differences(JsonObject frozen, JsonObject present, string at = "") => frozen.SelectMany(option =>
        !present.TryGetPropertyValue(option.Key, out var now) ? [$"{at}{option.Key} is absent"]
        : option.Value is JsonObject was && now is JsonObject nested ? Differences(was, nested, $"{at}{option.Key}:")
        : JsonNode.DeepEquals(option.Value, now) ? Array.Empty<string>()
        : [$"{at}{option.Key} is {now?.ToJsonString() ?? "null"} and was {option.Value?.ToJsonString() ?? "null"}"]);

    // The number of processors is the machine's, not the file's.
    private static JsonNode? Value(object? value, string name) => value switch
    {
        null => null,
        int workers when name == "Workers" && workers == Environment.ProcessorCount => JsonValue.Create(Processors),
        string or bool or Enum => JsonValue.Create(value is bool flag ? (flag ? "true" : "false") : value.ToString()),
        IFormattable number => JsonValue.Create(number.ToString(null, CultureInfo.InvariantCulture)),
        IEnumerable list => new JsonArray([.. list.Cast<object>().Select(item => Value(item, name))]),
        _ => Read(value),
    };

    private static bool IsOption(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsEnum || plain.IsPrimitive || plain == typeof(string) || plain == typeof(TimeSpan))
            return true;
        if (plain.IsArray || plain.IsGenericType)
            return typeof(IEnumerable).IsAssignableFrom(plain) && IsOption(plain.IsArray ? plain.GetElementType()! : plain.GetGenericArguments()[^1]);
        return plain.Namespace?.StartsWith("SemGeo", StringComparison.Ordinal) == true && !plain.IsInterface && !typeof(Delegate).IsAssignableFrom(plain);
    }
}
