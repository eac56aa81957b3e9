using System.Text;
using ICSharpCode.SharpZipLib.BZip2;

namespace SemGeo.Testing;

/// <summary>A file that is gone after the test.</summary>
internal sealed class TemporaryFile : IDisposable
{
    public TemporaryFile(ReadOnlySpan<byte> content, string extension = ".jsonl")
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"semgeo-{Guid.NewGuid():N}{extension}");
        File.WriteAllBytes(Path, content.ToArray());
    }

    public TemporaryFile(string content, string extension = ".jsonl")
        : this(Encoding.UTF8.GetBytes(content), extension)
    {
    }

    public string Path { get; }

    public static byte[] Compress(string content)
    {
        var compressed = new MemoryStream();
        BZip2.Compress(new MemoryStream(Encoding.UTF8.GetBytes(content)), compressed, isStreamOwner: false, level: 1);
        return compressed.ToArray();
    }

    public void Dispose() => File.Delete(Path);
}
