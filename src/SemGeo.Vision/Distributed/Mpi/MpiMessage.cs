using System.Buffers.Binary;
using System.Text;

namespace SemGeo.Vision.Distributed.Mpi;

/// <summary>What one process sends another beside the collective operations.</summary>
internal enum MpiMessageKind
{
    /// <summary>Asks for an answer, to find out who is still there.</summary>
    Ping = 1,

    /// <summary>Answers.</summary>
    Pong,

    /// <summary>The sender cannot go on; the text has the reason.</summary>
    Failure,

    /// <summary>The sender's program has ended after a failure; with a text where operations were left behind.</summary>
    Goodbye,
}

/// <summary>A message of a fixed length: small enough for every library to send at once.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Sender">Whose.</param>
/// <param name="Team">The number of the team that it is about: a process may be in one after the other.</param>
/// <param name="Text">The text, which is cut to fit.</param>
internal readonly record struct MpiMessage(MpiMessageKind Kind, int Sender, int Team, string Text)
{
    /// <summary>Bytes of a message.</summary>
    public const int Size = 1024;

    private const int Header = 16;

    /// <summary>Reads a message.</summary>
    public static MpiMessage Read(ReadOnlySpan<byte> bytes) => new(
        (MpiMessageKind)Int(bytes, 0), Int(bytes, 4), Int(bytes, 8), Encoding.UTF8.GetString(bytes.Slice(Header, Math.Clamp(Int(bytes, 12), 0, Size - Header))));

    /// <summary>Writes it.</summary>
    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes, (int)Kind);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], Sender);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], Team);
        Encoding.UTF8.GetEncoder().Convert(Text, bytes[Header..Size], flush: true, out _, out var length, out _);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[12..], length);
    }

    private static int Int(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);
}
