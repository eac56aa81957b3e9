using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>
/// The frame of every Model.key stream: 256 bytes that say where the body, the string table (a limit of 8 bytes a string, in bytes of UTF-16), the
/// characters, the loader's assembly name and the closing signature are. They follow each other without gaps in that order.
/// </summary>
internal sealed record ModelHeader
{
    public const int Size = 0x100;
    public const int LoaderSignatureLength = 24;

    private const ulong Signature = 0x4C45444F4D004C4D;
    private const ulong TailSignature = 0x4D4C004D4F44454C;
    private const uint VersionWritten = 0x00010002;
    private const uint VersionWithAssemblyName = 0x00010002;
    private const uint OldestVersionRead = 0x00010001;

    public ulong ModelSignature { get; private init; }
    public uint ModelVerWritten { get; private init; }
    public uint ModelVerReadable { get; private init; }
    public string LoaderSignature { get; private init; } = "";
    public string LoaderSignatureAlt { get; private init; } = "";

    /// <summary>Where the body ends, counted from the start of the stream.</summary>
    public long BodyEnd { get; private init; }

    /// <summary>Where the whole frame ends.</summary>
    public long End { get; private init; }

    /// <summary>Closes a stream whose body ends at the current position: writes the strings, the assembly name and the tail, and the header at its start.</summary>
    public static void Write(BinaryWriter writer, in VersionInfo version, IReadOnlyList<string> strings)
    {
        var bodyEnd = writer.BaseStream.Position;
        long limit = 0;
        foreach (var text in strings)
            writer.Write(limit += sizeof(char) * (long)text.Length);
        foreach (var text in strings)
            writer.Write(MemoryMarshal.AsBytes(text.AsSpan()));
        var name = version.LoaderAssemblyName ?? "";
        var nameStart = writer.BaseStream.Position;
        writer.Write(MemoryMarshal.AsBytes(name.AsSpan()));
        var tail = writer.BaseStream.Position;
        writer.Write(TailSignature);
        var end = writer.BaseStream.Position;

        writer.BaseStream.Position = 0;
        writer.Write(Signature);
        writer.Write(VersionWritten);
        writer.Write(VersionWritten);
        WriteRange(writer, Size, bodyEnd - Size);
        WriteRange(writer, strings.Count > 0 ? bodyEnd : 0, sizeof(long) * (long)strings.Count);
        WriteRange(writer, strings.Count > 0 ? bodyEnd + sizeof(long) * (long)strings.Count : 0, limit);
        writer.Write(version.ModelSignature);
        writer.Write(version.VerWrittenCur);
        writer.Write(version.VerReadableCur);
        writer.Write(Padded(version.LoaderSignature));
        writer.Write(Padded(version.LoaderSignatureAlt));
        WriteRange(writer, tail, end);
        writer.Write(name.Length > 0 ? nameStart : 0);
        writer.Write(sizeof(char) * name.Length);
        writer.BaseStream.Position = end;
    }

    /// <summary>Reads and checks the frame and leaves the reader at the start of the body. What it allocates is bounded by the stream's length.</summary>
    /// <exception cref="FormatException">The stream is no such frame or a damaged one.</exception>
    public static ModelHeader Read(BinaryReader reader, out string[] strings, out string? assemblyName)
    {
        var bytes = reader.ReadBytes(Size);
        Contracts.CheckDecode(bytes.Length == Size, $"Corrupt model: the header has {bytes.Length} of {Size} bytes");
        long Int64(int offset) => BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(offset));
        uint UInt32(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(offset));

        Contracts.CheckDecode((ulong)Int64(0) == Signature, "Wrong file type");
        var (written, readable) = (UInt32(0x08), UInt32(0x0C));
        Contracts.CheckDecode(readable <= written, "Corrupt file header");
        Contracts.CheckDecode(readable <= VersionWritten, "File is too new");
        Contracts.CheckDecode(written >= OldestVersionRead, "File is too old");

        var end = Int64(0x88);
        Contracts.CheckDecode(end <= reader.BaseStream.Length, $"Corrupt model: it ends at byte {reader.BaseStream.Length}, its header says {end}");
        var position = (long)Size;
        CheckRange(Int64(0x10), Int64(0x18), ref position, end, "body", mayBeAbsent: false);
        var bodyEnd = position;
        CheckRange(Int64(0x20), Int64(0x28), ref position, end, "string table");
        CheckRange(Int64(0x30), Int64(0x38), ref position, end, "strings");
        var nameLength = written >= VersionWithAssemblyName ? UInt32(0x98) : 0;
        CheckRange(nameLength > 0 ? Int64(0x90) : 0, nameLength, ref position, end, "loader assembly name");
        CheckRange(Int64(0x80), end - Int64(0x80), ref position, end, "tail", mayBeAbsent: false);

        strings = ReadStrings(reader, bodyEnd, Int64(0x28), Int64(0x38));
        assemblyName = nameLength > 1 ? ReadCharacters(reader, (int)nameLength) : null;
        reader.BaseStream.Position = Int64(0x80);
        Contracts.CheckDecode(end - reader.BaseStream.Position == sizeof(ulong) && reader.ReadUInt64() == TailSignature, "Corrupt model file tail");
        reader.BaseStream.Position = Size;
        return new ModelHeader
        {
            ModelSignature = (ulong)Int64(0x40),
            ModelVerWritten = UInt32(0x48),
            ModelVerReadable = UInt32(0x4C),
            LoaderSignature = Encoding.Latin1.GetString(bytes, 0x50, LoaderSignatureLength).TrimEnd('\0'),
            LoaderSignatureAlt = Encoding.Latin1.GetString(bytes, 0x68, LoaderSignatureLength).TrimEnd('\0'),
            BodyEnd = bodyEnd,
            End = end,
        };
    }

    /// <exception cref="FormatException">The stream was written by another component, or by a version of it that <paramref name="version"/> cannot read.</exception>
    public void Check(in VersionInfo version)
    {
        Contracts.CheckDecode(ModelSignature == version.ModelSignature, "Unknown file type");
        Contracts.CheckDecode(ModelVerReadable <= ModelVerWritten, "Corrupt file header");
        Contracts.CheckDecode(ModelVerReadable <= version.VerWrittenCur,
            $"The component '{version.LoaderSignature}' of the model is too new: it needs a reader of version {ModelVerReadable:X8}, this one has {version.VerWrittenCur:X8}");
        Contracts.CheckDecode(ModelVerWritten >= version.VerWeCanReadBack,
            $"The component '{version.LoaderSignature}' of the model is too old: it has version {ModelVerWritten:X8}, the oldest read is {version.VerWeCanReadBack:X8}");
    }

    private static void WriteRange(BinaryWriter writer, long first, long second)
    {
        writer.Write(first);
        writer.Write(second);
    }

    private static byte[] Padded(string? loaderSignature)
    {
        var bytes = new byte[LoaderSignatureLength];
        if (loaderSignature is null)
            return bytes;
        Contracts.Check(loaderSignature.Length <= bytes.Length && loaderSignature.All(c => c <= 0xFF),
            $"The loader signature '{loaderSignature}' is not of at most {bytes.Length} Latin-1 characters");
        Encoding.Latin1.GetBytes(loaderSignature, bytes);
        return bytes;
    }

    private static void CheckRange(long start, long length, ref long position, long end, string what, bool mayBeAbsent = true)
    {
        if (mayBeAbsent && start == 0 && length == 0)
            return;
        Contracts.CheckDecode(start == position && length >= 0 && length <= end - position,
            $"Corrupt model: its {what} is said to be at byte {start} with {length} bytes, between {position} and {end}");
        position += length;
    }

    private static string[] ReadStrings(BinaryReader reader, long start, long tableBytes, long characterBytes)
    {
        reader.BaseStream.Position = start;
        Contracts.CheckDecode(tableBytes % sizeof(long) == 0 && tableBytes / sizeof(long) < Array.MaxLength,
            $"Corrupt model: its string table has {tableBytes} bytes");
        var limits = new long[tableBytes / sizeof(long)];
        for (var i = 0; i < limits.Length; i++)
            limits[i] = reader.ReadInt64();
        Contracts.CheckDecode((limits.Length == 0 ? 0 : limits[^1]) == characterBytes, "Corrupt model: its string table does not cover the strings");

        var strings = new string[limits.Length];
        long previous = 0;
        for (var i = 0; i < strings.Length; i++)
        {
            var length = limits[i] - previous;
            Contracts.CheckDecode(length >= 0 && length % sizeof(char) == 0 && limits[i] <= characterBytes && length <= Array.MaxLength,
                $"Corrupt model: string {i} of the string table ends at {limits[i]} after one that ends at {previous}");
            strings[i] = ReadCharacters(reader, (int)length);
            previous = limits[i];
        }

        return strings;
    }

    // Not through an encoding: half a surrogate pair has to survive.
    private static string ReadCharacters(BinaryReader reader, int byteCount) => new(MemoryMarshal.Cast<byte, char>(reader.ReadBytes(byteCount)));
}
