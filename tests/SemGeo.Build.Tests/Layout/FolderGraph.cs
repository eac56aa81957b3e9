using Mono.Cecil;

namespace SemGeo.Build.Tests.Layout;

/// <summary>Which folder uses which: an arrow from the namespace of a type to those of all types that its compiled code names. A namespace is its folder.</summary>
internal sealed class FolderGraph
{
    private readonly Dictionary<string, Dictionary<string, string>> _arrows = new(StringComparer.Ordinal);

    /// <summary>Adds an arrow; one from a folder to itself is passed over.</summary>
    /// <param name="from">The namespace that uses.</param>
    /// <param name="to">The namespace that is used.</param>
    /// <param name="example">A use, for people.</param>
    public void Add(string from, string to, string example)
    {
        if (from == to)
            return;
        if (!_arrows.TryGetValue(from, out var targets))
            _arrows[from] = targets = new(StringComparer.Ordinal);
        targets.TryAdd(to, example);
    }

    /// <summary>Reads the arrows within an assembly.</summary>
    public static FolderGraph Of(string assembly)
    {
        var graph = new FolderGraph();
        using var module = ModuleDefinition.ReadModule(assembly);
        foreach (var type in module.GetTypes())
        {
            foreach (var used in UsedTypes.Of(type))
            {
                if (used.Scope == module)
                    graph.Add(NamespaceOf(type), NamespaceOf(used), $"{type.Name} uses {used.Name}");
            }
        }

        return graph;
    }

    /// <summary>The namespaces that one uses.</summary>
    public IEnumerable<string> Uses(string from) => _arrows.TryGetValue(from, out var targets) ? targets.Keys : [];

    /// <summary>
    /// Cycles between the folders that lie side by side in one folder, each with all that lies below it. What lies in a folder itself belongs to all of its subfolders: options and results
    /// that they share, and the entry that calls them.
    /// </summary>
    /// <returns>A line for each arrow that is part of a cycle; nothing where there is none.</returns>
    public IEnumerable<string> Cycles()
    {
        foreach (var parent in _arrows.Keys.SelectMany(Parents).Distinct().Order(StringComparer.Ordinal).ToList())
        {
            var arrows = ArrowsBetween(parent);
            foreach (var (from, to, example) in arrows)
            {
                if (Reaches(arrows, to, from))
                    yield return $"{from} -> {to} ({example})";
            }
        }
    }

    private List<(string From, string To, string Example)> ArrowsBetween(string parent)
    {
        var arrows = from source in _arrows
                     from target in source.Value
                     let a = ChildOf(parent, source.Key)
                     let b = ChildOf(parent, target.Key)
                     where a is not null && b is not null && a != b
                     group target.Value by (a, b) into arrow
                     select (arrow.Key.a, arrow.Key.b, arrow.First());
        return [.. arrows];
    }

    private static bool Reaches(List<(string From, string To, string Example)> arrows, string from, string to)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { from };
        var next = new Stack<string>(seen);
        while (next.TryPop(out var folder))
        {
            if (folder == to)
                return true;
            foreach (var arrow in arrows)
            {
                if (arrow.From == folder && seen.Add(arrow.To))
                    next.Push(arrow.To);
            }
        }

        return false;
    }

    /// <summary>The folder directly below the parent that a namespace lies in; null where it lies elsewhere, or is the parent.</summary>
    private static string? ChildOf(string parent, string name)
    {
        if (!name.StartsWith(parent + ".", StringComparison.Ordinal))
            return null;
        var end = name.IndexOf('.', parent.Length + 1);
        return end < 0 ? name : name[..end];
    }

    private static IEnumerable<string> Parents(string name)
    {
        for (var end = name.LastIndexOf('.'); end > 0; end = name.LastIndexOf('.', end - 1))
            yield return name[..end];
    }

    private static string NamespaceOf(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return type.Namespace;
    }
}
