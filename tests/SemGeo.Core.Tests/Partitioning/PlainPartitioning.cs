using SemGeo.Partitioning;

namespace SemGeo.Core.Tests.Partitioning;

/// <summary>The semantic partitioning once more, on strings and sequences and without regard to speed: what the fast one is held against.</summary>
internal sealed class PlainPartitioning
{
    private readonly Dictionary<string, string> _parents;
    private readonly HashSet<string> _frequent;
    private readonly List<HashSet<string>> _survivors;

    public PlainPartitioning(IReadOnlyList<string[]> addresses, PartitioningOptions options)
    {
        _frequent = addresses.SelectMany(address => address.Distinct()).CountBy(id => id).Where(count => count.Value >= options.MinImages).Select(count => count.Key).ToHashSet();
        var filtered = addresses.Select(address => address.Where(_frequent.Contains).ToArray()).ToArray();
        var edges = filtered.SelectMany(address => address.Zip(address.Skip(1))).Where(edge => edge.First != edge.Second).CountBy(edge => edge).ToArray();
        var kept = edges.GroupBy(edge => edge.Key.First)
            .ToDictionary(group => group.Key, group => group.OrderByDescending(edge => edge.Value).ThenBy(edge => edge.Key.Second, StringComparer.Ordinal).First());
        _parents = kept.ToDictionary(edge => edge.Key, edge => edge.Value.Key.Second);
        while (_frequent.Select(CycleFrom).FirstOrDefault(cycle => cycle is not null) is { } cycle)
            _parents.Remove(cycle.OrderBy(id => kept[id].Value).ThenBy(id => id, StringComparer.Ordinal).First());
        var recounted = filtered.Where(address => address.Length > 0).SelectMany(address => PathOf(address[0])).CountBy(id => id).ToArray();
        _survivors = [.. options.Thresholds.Select(threshold => recounted.Where(count => count.Value >= threshold).Select(count => count.Key).ToHashSet())];
    }

    public string? ClassOf(string[] address, int level)
        => address.FirstOrDefault(_frequent.Contains) is { } finest ? PathOf(finest).FirstOrDefault(_survivors[level].Contains) : null;

    private List<string> PathOf(string id)
    {
        var path = new List<string> { id };
        while (_parents.TryGetValue(path[^1], out var parent))
            path.Add(parent);
        return path;
    }

    private List<string>? CycleFrom(string start)
    {
        var cycle = new List<string> { start };
        for (var at = start; _parents.TryGetValue(at, out var parent); at = parent)
        {
            if (parent == start)
                return cycle;
            if (cycle.Contains(parent))
                return null; // Leads into a cycle without being on it.
            cycle.Add(parent);
        }

        return null;
    }
}
