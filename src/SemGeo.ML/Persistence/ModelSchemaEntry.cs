namespace SemGeo.ML.Persistence;

/// <summary>
/// Checks the entry <c>Schema</c> of a model file before ML.NET reads it: where it announces more dimensions of a vector than follow, ML.NET reads for
/// ever behind its end; where types lie in one another
/// without an end, the stack ends.
/// </summary>
internal static class ModelSchemaEntry
{
    /// <summary>Its name in the archive.</summary>
    public const string Name = "Schema";

    private const int MostBytes = 64 << 20, MostDepth = 4;
    private const int ContentsAt = 0x18, ColumnsAt = 0x30, HeaderBytes = 0x100;

    // Types that begin with another one; the first of them ends with its dimensions.
    private const string Vector = "VBuffer";
    private static readonly string[] Nested = [Vector, "Key", "Key2"];

    /// <summary>Checks the entry.</summary>
    /// <param name="entry">Its bytes.</param>
    /// <exception cref="ModelFormatException">It announces what is not there.</exception>
    public static void Check(Stream entry)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (var read = entry.Read(buffer); read > 0; read = entry.Read(buffer))
        {
            if (bytes.Length + read > MostBytes)
                throw ModelArchive.Damaged(Name, $"has more than {MostBytes} bytes");
            bytes.Write(buffer, 0, read);
        }

        try
        {
            Check(new BinaryReader(bytes));
        }
        catch (Exception e) when (e is IOException or FormatException and not ModelFormatException)
        {
            throw ModelArchive.Damaged(Name, $"ends too early or has a number that is too long ({e.Message})", e);
        }
    }

    private static void Check(BinaryReader reader)
    {
        reader.BaseStream.Position = ColumnsAt;
        var columns = reader.ReadInt32();
        reader.BaseStream.Position = ContentsAt;
        Seek(reader, reader.ReadInt64());
        for (var i = 0; i < columns; i++)
        {
            reader.ReadString();
            CheckType(reader, 1);
            reader.ReadByte();
            reader.Read7BitEncodedInt64();
            reader.ReadInt64();
            var (annotations, next) = (reader.ReadInt64(), reader.BaseStream.Position);
            if (annotations > 0)
                CheckAnnotations(reader, annotations);
            reader.BaseStream.Position = next;
        }
    }

    private static void CheckAnnotations(BinaryReader reader, long at)
    {
        Seek(reader, at);
        var count = reader.Read7BitEncodedInt64();
        for (long i = 0; i < count; i++)
        {
            reader.ReadString();
            CheckType(reader, 1);
            reader.ReadByte();
            reader.ReadInt64();
            reader.Read7BitEncodedInt64();
        }
    }

    private static void CheckType(BinaryReader reader, int depth)
    {
        if (depth > MostDepth)
            throw ModelArchive.Damaged(Name, $"has a column of more than {MostDepth} types in one another");
        var (name, length) = (reader.ReadString(), reader.Read7BitEncodedInt64());
        var end = reader.BaseStream.Position + length;
        if (length < 0 || end < 0 || end > reader.BaseStream.Length)
            throw ModelArchive.Damaged(Name, $"announces a type of {length} bytes, and has {reader.BaseStream.Length} in all");
        if (Nested.Contains(name))
        {
            CheckType(reader, depth + 1);
            if (name == Vector && reader.ReadInt32() is var dimensions && (dimensions < 0 || reader.BaseStream.Position + sizeof(int) * (long)dimensions != end))
                throw ModelArchive.Damaged(Name, $"announces a vector of {dimensions} dimensions in {end - reader.BaseStream.Position} bytes");
        }

        reader.BaseStream.Position = end;
    }

    private static void Seek(BinaryReader reader, long at) =>
        reader.BaseStream.Position = at >= HeaderBytes && at <= reader.BaseStream.Length ? at : throw ModelArchive.Damaged(Name, $"has its contents at byte {at} of {reader.BaseStream.Length}");
}
