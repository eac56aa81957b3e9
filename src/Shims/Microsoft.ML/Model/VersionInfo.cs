using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>
/// What a component writes into the header of its stream: a signature of eight Latin-1 characters (a space stands for zero), the version it writes,
/// the oldest version that can read it, the oldest that it can read itself, and the name under which its loader is found.
/// </summary>
internal readonly struct VersionInfo
{
    public readonly ulong ModelSignature;
    public readonly uint VerWrittenCur;
    public readonly uint VerReadableCur;
    public readonly uint VerWeCanReadBack;
    public readonly string? LoaderAssemblyName;
    public readonly string? LoaderSignature;
    public readonly string? LoaderSignatureAlt;

    public VersionInfo(string modelSignature, uint verWrittenCur, uint verReadableCur, uint verWeCanReadBack,
        string? loaderAssemblyName, string? loaderSignature = null, string? loaderSignatureAlt = null)
    {
        Contracts.Check(modelSignature is { Length: 8 }, "Model signature must be eight characters");
        for (var i = 0; i < modelSignature.Length; i++)
        {
            var c = modelSignature[i];
            Contracts.Check(c <= 0xFF, $"Model signature '{modelSignature}' has a character outside Latin-1");
            if (c != ' ')
                ModelSignature |= (ulong)c << (8 * i);
        }

        VerWrittenCur = verWrittenCur;
        VerReadableCur = verReadableCur;
        VerWeCanReadBack = verWeCanReadBack;
        LoaderAssemblyName = loaderAssemblyName;
        LoaderSignature = loaderSignature;
        LoaderSignatureAlt = loaderSignatureAlt;
    }
}
