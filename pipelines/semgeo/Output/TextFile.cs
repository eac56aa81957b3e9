using System.Text;
using SemGeo.Files;

namespace SemGeo.Pipelines.Output;

/// <summary>Writes text files in UTF-8 without a byte-order mark, whole or not at all.</summary>
internal static class TextFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">The file, replaced when all is written.</param>
    /// <param name="write">Writes its text.</param>
    /// <exception cref="IOException">There is no room, or the folder cannot be written to; the message names the file.</exception>
    public static void Write(string path, Action<TextWriter> write) => AtomicFile.Write(path, target =>
    {
        using var writer = new StreamWriter(target, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        write(writer);
    });
}
