using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace SemGeo.Testing;

/// <summary>The rows of a view as JSON: a column a property, with its slot names or key values where it has them. Written once by the build that made a model, and compared by later ones.</summary>
internal static class FrozenRows
{
    /// <summary>Reads all visible columns but those that are named.</summary>
    public static JsonObject Read(IDataView view, params string[] without)
    {
        var columns = new JsonObject();
        foreach (var column in view.Schema.Where(column => !column.IsHidden && !without.Contains(column.Name)).OrderBy(column => column.Name, StringComparer.Ordinal))
        {
            var (type, rows) = Values(view, column);
            var entry = new JsonObject { ["type"] = type };
            if (Names(column, column.Type is KeyDataViewType ? "KeyValues" : "SlotNames") is { } names)
                entry["names"] = names;
            entry["rows"] = rows;
            columns[column.Name] = entry;
        }

        return columns;
    }

    /// <summary>What differs between frozen rows and those of today, a line each; nothing where they are the same.</summary>
    /// <param name="frozen">The rows of then.</param>
    /// <param name="present">The rows of today, which may have more columns.</param>
    /// <param name="tolerance">How far two numbers of a column of that name may lie apart.</param>
    public static IEnumerable<string> Differences(JsonObject frozen, JsonObject present, Func<string, double> tolerance) =>
        frozen.SelectMany(column => present[column.Key] is { } now ? Differences(column.Key, column.Value, now, tolerance(column.Key)) : [$"{column.Key} is absent"]);

    private static IEnumerable<string> Differences(string at, JsonNode? was, JsonNode? now, double tolerance)
    {
        if (was is JsonObject old && now is JsonObject present)
            return old.SelectMany(property => Differences($"{at}.{property.Key}", property.Value, present[property.Key], tolerance));
        if (was is JsonArray before && now is JsonArray after)
        {
            return before.Count == after.Count
                ? before.Zip(after).SelectMany((pair, i) => Differences($"{at}[{i}]", pair.First, pair.Second, tolerance))
                : [$"{at} has {after.Count} entries and had {before.Count}"];
        }

        var (first, second) = (was?.ToJsonString() ?? "null", now?.ToJsonString() ?? "null");
        var same = double.TryParse(first, CultureInfo.InvariantCulture, out var x) && double.TryParse(second, CultureInfo.InvariantCulture, out var y)
            ? Math.Abs(x - y) <= tolerance : first == second;
        return same ? [] : [$"{at} is {second} and was {first}"];
    }

    private static (string Type, JsonArray Rows) Values(IDataView view, DataViewSchema.Column column)
    {
        var vector = column.Type as VectorDataViewType;
        var item = vector?.ItemType ?? column.Type;
        return item switch
        {
            KeyDataViewType => ("Key", Array(view.GetColumn<uint>(column), key => JsonValue.Create(key))),
            TextDataViewType when vector is null => ("Text", Array(view.GetColumn<string>(column), text => JsonValue.Create(text))),
            TextDataViewType => ("Vector<Text>", Array(view.GetColumn<string[]>(column), texts => Array(texts, text => JsonValue.Create(text)))),
            NumberDataViewType when item.RawType == typeof(float) && vector is null => ("Single", Array(view.GetColumn<float>(column), Number)),
            NumberDataViewType when item.RawType == typeof(float) => ("Vector<Single>", Array(view.GetColumn<float[]>(column), numbers => Array(numbers, Number))),
            NumberDataViewType when item.RawType == typeof(double) && vector is null => ("Double", Array(view.GetColumn<double>(column), Number)),
            NumberDataViewType when item.RawType == typeof(double) => ("Vector<Double>", Array(view.GetColumn<double[]>(column), numbers => Array(numbers, Number))),
            _ => throw new NotSupportedException($"The column '{column.Name}' is {column.Type}, which frozen rows do not hold."),
        };
    }

    private static JsonArray? Names(DataViewSchema.Column column, string kind)
    {
        if (column.Annotations.Schema.GetColumnOrNull(kind) is null)
            return null;
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.Annotations.GetValue(kind, ref names);
        return Array(names.DenseValues(), name => JsonValue.Create(name.ToString()));
    }

    private static JsonArray Array<T>(IEnumerable<T> values, Func<T, JsonNode?> convert) => [.. values.Select(convert)];

    private static JsonValue Number(float value) => float.IsFinite(value) ? JsonValue.Create(value) : JsonValue.Create(value.ToString(CultureInfo.InvariantCulture));

    private static JsonValue Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : JsonValue.Create(value.ToString(CultureInfo.InvariantCulture));
}
