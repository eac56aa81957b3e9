namespace SemGeo.Robustness.Running;

/// <summary>A folder deep within folders that hold nothing else: what is written beside the target shows.</summary>
internal sealed class Enclosure
{
    /// <summary>A file that mutated names point to.</summary>
    public const string AbsoluteEscape = "/tmp/semgeo-robustness-escaped";

    private static readonly string[] Levels = ["a", "b", "c", "d", "target"];

    private readonly string _root;
    private readonly string _work;
    private readonly string _temporary;

    /// <summary>Makes it, and lets this process work and keep temporary files in it.</summary>
    public Enclosure(string root)
    {
        _root = root;
        (_work, _temporary) = (Path.Combine(root, "work"), Path.Combine(root, "temporary"));
        Directory.CreateDirectory(_work);
        Directory.CreateDirectory(_temporary);
        Directory.SetCurrentDirectory(_work);
        Environment.SetEnvironmentVariable("TMPDIR", _temporary);
        Environment.SetEnvironmentVariable("TMP", _temporary);
    }

    /// <summary>Where inputs are written.</summary>
    public string Target => Path.Combine([_root, .. Levels]);

    /// <summary>Empties the target and removes what was written elsewhere.</summary>
    public void Clear()
    {
        foreach (var folder in new[] { Path.Combine(_root, Levels[0]), _temporary, _work })
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }

        File.Delete(AbsoluteEscape);
        Directory.CreateDirectory(Target);
        Directory.CreateDirectory(_temporary);
        Directory.CreateDirectory(_work);
        Directory.SetCurrentDirectory(_work);
    }

    /// <summary>What was written outside the target; null where nothing was.</summary>
    public string? FindEscaped()
    {
        if (File.Exists(AbsoluteEscape))
            return AbsoluteEscape;
        var found = Directory.EnumerateFileSystemEntries(_work).Concat(Directory.EnumerateFileSystemEntries(_temporary)).FirstOrDefault();
        var folder = _root;
        foreach (var level in Levels)
        {
            var known = folder == _root ? new[] { level, "work", "temporary" } : [level];
            found ??= Directory.EnumerateFileSystemEntries(folder).FirstOrDefault(path => !known.Contains(Path.GetFileName(path)));
            folder = Path.Combine(folder, level);
        }

        return found;
    }
}
