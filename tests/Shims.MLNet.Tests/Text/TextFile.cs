using Microsoft.ML;
using Microsoft.ML.Data;

namespace Shims.MLNet.Tests.Text;

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
    public string[] Load(TextLoader.Options options) => SemGeo.Testing.Rows.Of(new MLContext().Data.LoadFromTextFile(Path, options)).Select(r => r.ToString()).ToArray();

    public void Dispose() => File.Delete(Path);
}
