using SemGeo.Robustness.Mutations;

namespace SemGeo.Robustness.Readers;

/// <summary>Whole input of a reader: files by their names within a folder.</summary>
/// <param name="Name">What it is, for reports.</param>
/// <param name="Files">The files; at least one has a mutator.</param>
internal sealed record Seed(string Name, params SeedFile[] Files)
{
    /// <summary>Makes what is no plain file: pipes, links to devices. Null where there is none.</summary>
    public Action<string>? Arrange { get; init; }

    /// <summary>Writes the files, one of them changed.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="dice">Null leaves all as they are.</param>
    public void Write(string folder, Dice? dice)
    {
        var mutable = Files.Where(file => file.Mutator is not null).ToArray();
        var chosen = dice is null || mutable.Length == 0 ? null : dice.Pick(mutable);
        foreach (var file in Files)
        {
            var path = Path.Combine(folder, file.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, ReferenceEquals(file, chosen) ? file.Mutator!(file.Bytes, dice!) : file.Bytes);
        }

        Arrange?.Invoke(folder);
    }

    /// <summary>An input that is read as it is, made to exhaust its reader.</summary>
    public static Seed Crafted(string name, string file, Func<byte[]> bytes) => new(name, new SeedFile(file, bytes));
}

/// <summary>A file of a seed.</summary>
internal sealed class SeedFile
{
    private readonly Func<byte[]> _bytes;

    /// <summary>A file that is damaged by a mutator; null for never.</summary>
    public SeedFile(string name, byte[] bytes, Mutator? mutator) => (Name, _bytes, Mutator) = (name, () => bytes, mutator);

    /// <summary>A file that is made when it is needed, and not kept: some are large.</summary>
    public SeedFile(string name, Func<byte[]> bytes) => (Name, _bytes) = (name, bytes);

    /// <summary>Its name, with the folders below that of the input.</summary>
    public string Name { get; }

    /// <summary>What is in it.</summary>
    public byte[] Bytes => _bytes();

    /// <summary>How it is damaged; null for never.</summary>
    public Mutator? Mutator { get; }
}
