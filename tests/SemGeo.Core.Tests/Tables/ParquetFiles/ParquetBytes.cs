using System.Buffers.Binary;
using static SemGeo.Core.Tests.Tables.ParquetFiles.ThriftBytes;

namespace SemGeo.Core.Tests.Tables.ParquetFiles;

/// <summary>A Parquet file by hand: one column <c>n</c> of 32-bit numbers, in one row group, uncompressed; tests change one thing each.</summary>
internal sealed class ParquetBytes
{
    /// <summary>The values.</summary>
    public int[] Values { get; init; } = [5, 6, 7];

    /// <summary>The schema's elements.</summary>
    public byte[][] Schema { get; init; } = [Element("schema", children: 1), Element("n", type: 1)];

    /// <summary>The number of rows of the file.</summary>
    public long Rows { get; init; } = 3;

    /// <summary>The number of rows of the row group.</summary>
    public long GroupRows { get; init; } = 3;

    /// <summary>The number of values of the column.</summary>
    public long ColumnValues { get; init; } = 3;

    /// <summary>How often the column is in the row group.</summary>
    public int Columns { get; init; } = 1;

    /// <summary>The path of the column.</summary>
    public string[] Path { get; init; } = ["n"];

    /// <summary>Where its pages begin.</summary>
    public long Offset { get; init; } = 4;

    /// <summary>How many bytes they have; null for as many as they have.</summary>
    public long? Size { get; init; }

    /// <summary>What compresses them: 0 for nothing, 1 for Snappy.</summary>
    public int Codec { get; init; }

    /// <summary>The file that the column is in; null for this one.</summary>
    public string? OtherFile { get; init; }

    /// <summary>What stands before the page; null for what is right.</summary>
    public byte[]? PageHeader { get; init; }

    /// <summary>The length of the footer at the end; null for what is right.</summary>
    public int? FooterLength { get; init; }

    /// <summary>The last four bytes.</summary>
    public string Magic { get; init; } = "PAR1";

    /// <summary>An element of a schema.</summary>
    public static byte[] Element(string name, int? type = null, int? children = null, int repetition = 0) =>
        Struct([.. type is { } kind ? [I32(1, kind)] : Array.Empty<ThriftPart>(), I32(3, repetition), Text(4, name), .. children is { } count ? [I32(5, count)] : Array.Empty<ThriftPart>()]);

    /// <summary>What stands before a page of plain values.</summary>
    public static byte[] DataPage(long values, long uncompressed, long compressed) =>
        Struct(I32(1, 0), I32(2, uncompressed), I32(3, compressed), Struct(5, I32(1, values), I32(2, 0), I32(3, 3), I32(4, 3)));

    /// <summary>The file.</summary>
    public byte[] ToArray()
    {
        var values = new byte[4 * Values.Length];
        for (var i = 0; i < Values.Length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(values.AsSpan(4 * i), Values[i]);
        byte[] pages = [.. PageHeader ?? DataPage(Values.Length, values.Length, values.Length), .. values];
        var size = Size ?? pages.Length;
        var data = Struct(3, I32(1, 1), new ThriftPart(2, 9, List(5, [0])), Texts(3, Path), I32(4, Codec), I64(5, ColumnValues), I64(6, size), I64(7, size), I64(9, Offset));
        var column = Struct([.. OtherFile is null ? [] : new[] { Text(1, OtherFile) }, I64(2, Offset), data]);
        var group = Struct(Structs(1, [.. Enumerable.Repeat(column, Columns)]), I64(2, size), I64(3, GroupRows));
        var footer = Struct(I32(1, 1), Structs(2, Schema), I64(3, Rows), Structs(4, group));
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, FooterLength ?? footer.Length);
        return [.. "PAR1"u8, .. pages, .. footer, .. length, .. System.Text.Encoding.ASCII.GetBytes(Magic)];
    }
}
