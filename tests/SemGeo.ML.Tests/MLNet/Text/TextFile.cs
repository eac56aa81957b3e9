using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Testing;

namespace SemGeo.ML.Tests.MLNet.Text;

/// <summary>A text file that is deleted with the test.</summary>
internal sealed class TextFile : IDisposable
{
    public TextFile(params string[] lines)
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Guid.NewGuid():n}.txt");
        File.WriteAllText(Path, string.Join('\n', lines));
    }

    public string Path { get; }

    /// <summary>The rows as text: fields joined by a bar, vectors in brackets.</summary>
    public string[] Load(TextLoader.Options options) => Rows.Of(new MLContext().Data.LoadFromTextFile(Path, options)).Select(r => r.ToString()).ToArray();

    public void Dispose() => File.Delete(Path);
}
