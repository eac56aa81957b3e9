using SemGeo.Testing;

namespace SemGeo.Pipelines.Tests;

/// <summary>Files that version 0.1 wrote (tests/Shared/Frozen), some of them in a copy to go on with.</summary>
internal static class FrozenFolder
{
    /// <summary>The files, not to be written to.</summary>
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "Frozen", "0.1");

    /// <summary>Copies files and folders by their names relative to <see cref="Path"/>.</summary>
    public static TemporaryFolder Copy(params string[] names)
    {
        var folder = new TemporaryFolder();
        foreach (var name in names)
        {
            var source = System.IO.Path.Combine(Path, name);
            var files = Directory.Exists(source) ? Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories) : [source];
            foreach (var file in files)
            {
                var target = folder[System.IO.Path.GetRelativePath(Path, file)];
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }

        return folder;
    }
}
