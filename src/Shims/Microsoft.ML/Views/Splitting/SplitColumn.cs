using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Adds a column by whose share of 0 to 1 rows are dealt to sets: a random number, or a number that all rows of a group have in common.</summary>
internal static class SplitColumn
{
    // ML.NET's own defaults: a split without any seed is reproducible.
    private const uint DefaultSeed = 42;
    private const uint DefaultHashSeed = 314489979;
    private const int HashBits = 30;

    /// <summary>The view with the column, and the column's name.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sampling key column is missing or of a type that rows cannot be grouped by.</exception>
    public static (IDataView View, string Name) Add(IDataView data, string? samplingKeyColumn, int? seed)
    {
        var name = FreeName(data.Schema);
        if (samplingKeyColumn is null)
            return (Random(data, name, (uint?)seed ?? DefaultSeed), name);
        var key = data.Schema.GetColumnOrNull(samplingKeyColumn) ?? throw Contracts.ExceptSchemaMismatch("samplingKeyColumn", "SamplingKeyColumn", samplingKeyColumn);
        if (key.Type is KeyDataViewType)
            return (new AddedColumnView(data, new(name, key.Type), [key], row => Getters.Of(row, key), inOrder: false), name);
        if (RangeFilter.CanFilter(key.Type))
            return (UnitScale.Add(data, name, key), name);
        var type = new KeyDataViewType(typeof(uint), 1 << HashBits);
        return (new AddedColumnView(data, new(name, type), [key], row => Hashed(row, key, (uint?)seed ?? DefaultHashSeed), inOrder: false), name);
    }

    private static string FreeName(DataViewSchema schema)
    {
        const string Tag = "SplitColumn";
        var name = Tag;
        for (var i = 0; schema.GetColumnOrNull(name) is not null; i++)
            name = $"temp_{Tag}_{i:000}";
        return name;
    }

    private static AddedColumnView Random(IDataView data, string name, uint seed)
    {
        return new AddedColumnView(data, new(name, NumberDataViewType.Single), [], GetterOver, inOrder: true);

        Delegate GetterOver(DataViewRow row)
        {
            var rand = new TauswortheHybrid(seed);
            var drawn = -1L;
            var value = 0f;
            return (ValueGetter<float>)((ref float destination) =>
            {
                for (; drawn < row.Position; drawn++)
                    value = rand.NextUnitSingle();
                destination = value;
            });
        }
    }

    private static ValueGetter<uint> Hashed(DataViewRow row, DataViewSchema.Column column, uint seed)
    {
        const uint Mask = (1u << HashBits) - 1;
        var hash = RowHash.Of(row, column, seed);
        return (ref uint destination) => destination = hash() is { } value ? (value & Mask) + 1 : 0;
    }
}
