namespace SemGeo.ML.Persistence;

/// <summary>
/// The version of what SemGeo's transformers write into a model file: two numbers in the header of each transformer, a breaking one and a minor one. It grows whenever an older build could not read
/// what is written, or would read something else; every version since the first is read.
/// </summary>
/// <remarks>
/// <list type="table">
/// <item><term>1.1</term><description>Version 0.1 of SemGeo: header and streams of the four transformers.</description></item>
/// <item><term>1.2</term><description>A stream "Checksums" with length and SHA-256 of all others; without it a transformer is damaged.</description></item>
/// <item><term>1.3</term><description>Partitionings of the classes of a label column (scheme 4). A transformer without any is still written as 1.2, which older builds read.</description></item>
/// </list>
/// </remarks>
internal static class ModelFormat
{
    /// <summary>The first version.</summary>
    public const uint Oldest = 0x00010001;

    /// <summary>The first version with checksums: what is written unless something needs a newer one.</summary>
    public const uint Checksums = 0x00010002;

    /// <summary>The first version with the classes of a label column, and the newest that this build reads.</summary>
    public const uint Classes = 0x00010003, Newest = Classes;

    /// <summary>The error for a transformer that needs a newer build to read it; null where this one will do.</summary>
    /// <param name="written">The version it was written as.</param>
    /// <param name="readable">The oldest version whose builds read it.</param>
    public static ModelFormatException? Check(uint written, uint readable) => readable <= Newest ? null : new ModelFormatException(
        $"The model has format {Text(written)}, which builds from format {Text(readable)} on read; this one reads {Text(Oldest)} to {Text(Newest)}. Load it with the version of SemGeo.ML that saved it, or a newer one.");

    /// <summary>A version in words: "1.2".</summary>
    public static string Text(uint version) => FormattableString.Invariant($"{version >> 16}.{version & 0xFFFF}");
}
