using System.Collections.Concurrent;

namespace SemGeo.Geocoding.Embedded;

/// <summary>
/// Earlier versions of the embedded gazetteer's data: what was made with one of them goes on with today's, since ids mean the same but for those that are listed here. The lists lie beside the data as
/// "changes-VERSION.txt", a line a location: its id, its address then, and its address now (empty where it is gone), with tabs between; eng/gazetteer writes them.
/// </summary>
internal static class GazetteerHistory
{
    private const string Prefix = "SemGeo.Geocoding.Gazetteer.changes-";
    private const string Suffix = ".txt";

    private static readonly ConcurrentDictionary<string, IReadOnlyList<GazetteerChange>?> Read = new(StringComparer.Ordinal);

    /// <summary>The versions that have a list.</summary>
    public static IEnumerable<string> Versions => typeof(GazetteerHistory).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..^Suffix.Length]);

    /// <summary>What has changed since a version; null where the version is unknown, empty for the present one.</summary>
    public static IReadOnlyList<GazetteerChange>? ChangesSince(string version) => version == Gazetteer.EmbeddedVersion ? [] : Read.GetOrAdd(version, Load);

    private static List<GazetteerChange>? Load(string version)
    {
        using var stream = typeof(GazetteerHistory).Assembly.GetManifestResourceStream(Prefix + version + Suffix);
        if (stream is null)
            return null;
        var changes = new List<GazetteerChange>();
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is [var id, var before, var now])
                changes.Add(new GazetteerChange(id, before, now.Length == 0 ? null : now));
        }

        return changes;
    }
}
