using System.Globalization;

namespace SemGeo.Inference;

/// <summary>The finest kind of place that a model may name: a level of the partitioning, or an administrative level.</summary>
public sealed record Granularity
{
    private const string AdminPrefix = "admin:";

    private Granularity(string? level, int? adminLevel)
    {
        Level = level;
        AdminLevel = adminLevel;
    }

    /// <summary>The partitioning whose cells are the finest allowed; null where an administrative level is meant.</summary>
    public string? Level { get; }

    /// <summary>The finest allowed administrative level in OSM's counting (2 = country, 4 = state); null where a partitioning is meant.</summary>
    public int? AdminLevel { get; }

    /// <summary>No finer than the cells of a partitioning, such as "Coarse".</summary>
    public static Granularity AtLevel(string level)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(level);
        return new Granularity(level, null);
    }

    /// <summary>No finer than an administrative level in OSM's counting: 2 = country, 4 = state, 6 = county, 8 = town.</summary>
    /// <param name="adminLevel">1 to 15.</param>
    public static Granularity AtAdminLevel(int adminLevel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(adminLevel, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(adminLevel, 15);
        return new Granularity(null, adminLevel);
    }

    /// <summary>Reads what <see cref="ToString"/> writes: "Coarse" or "admin:4".</summary>
    /// <exception cref="FormatException">What follows "admin:" is no number from 1 to 15.</exception>
    public static Granularity Parse(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        if (!text.StartsWith(AdminPrefix, StringComparison.OrdinalIgnoreCase))
            return AtLevel(text);
        return int.TryParse(text.AsSpan(AdminPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level is >= 1 and <= 15
            ? AtAdminLevel(level)
            : throw new FormatException($"'{text}' is no granularity: write a level such as 'Coarse', or 'admin:' and a number from 1 to 15 such as 'admin:4'.");
    }

    /// <inheritdoc/>
    public override string ToString() => Level ?? AdminPrefix + AdminLevel!.Value.ToString(CultureInfo.InvariantCulture);
}
