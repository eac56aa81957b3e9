using System.Text;
using Parquet;
using Parquet.Schema;
using SemGeo.Files;
using SemGeo.Robustness.Formats;
using SemGeo.Robustness.Mutations;
using SemGeo.Tables;

namespace SemGeo.Robustness.Readers;

/// <summary>Tables of photos in all their forms.</summary>
internal static class TableReaders
{
    private const string Text = "Id,ImagePath,Latitude,Longitude,Note\na,photos/1.jpg,48.8584,2.2945,plain\nb,photos/2.jpg,-33.8568,151.2153,\"quoted, with \"\"quotes\"\"\"\nc,photos/3.jpg,,,none\nd,photos/4.jpg,40.6892,-74.0445,\n";

    /// <summary>All of them.</summary>
    public static IEnumerable<ForeignReader> All =>
    [
        Table("csv", () => Seeds.Names("tables", "01-plain.csv", "08-newline-in-quoted-cell.csv", "51-quoted-heading-before-position.csv").Select(name => File(name, Seeds.Bytes(name), CsvCells.Mutate))),
        Table("csv-semicolon", () => Seeds.Names("tables", "04-semicolon.csv", "05-semicolon-decimal-comma.csv", "43-sep-line.csv").Select(name => File(name, Seeds.Bytes(name), CsvCells.Mutate))),
        Table("csv-utf16", () => [File("UTF-16", CsvInUtf16(Plain), ByteMutations.Any), File("UTF-16 by cells", CsvInUtf16(Plain), (whole, dice) => CsvInUtf16(CsvCells.Mutate(Plain, dice)))]),
        Table("csv-gzip", () => [File("gzip", Compressed.Gzip(Plain), Compressed.Gzip(CsvCells.Mutate))], () =>
        [
            Seed.Crafted("gzip of a line of 1 GB", "table", () => Repeated(Compressed.Gzip(new byte[64 << 20]), 16)),
            Seed.Crafted("gzip of 20 million rows", "table", () => Compressed.Gzip([.. Plain, .. Enumerable.Repeat((byte)'\n', 20_000_000)])),
        ]),
        Table("csv-bzip2", () => [File("bzip2", Compressed.BZip2(Plain), Compressed.BZip2(CsvCells.Mutate))], () => [Seed.Crafted("bzip2 of a line of 1 GB", "table", () => Repeated(Compressed.BZip2(new byte[8 << 20]), 128))]),
        Table("csv-zstd", () => [File("Zstandard", Compressed.Zstandard(Plain), Compressed.Zstandard(CsvCells.Mutate))], () => [Seed.Crafted("Zstandard of a line of 1 GB", "table", () => Repeated(Compressed.Zstandard(new byte[64 << 20]), 16))]),
        Table("parquet", () => [File("Parquet", Parquet(), ParquetParts.Mutate)]),
    ];

    private static byte[] Plain => Encoding.UTF8.GetBytes(Text);

    private static ForeignReader Table(string name, Func<IEnumerable<Seed>> seeds, Func<IEnumerable<Seed>>? crafted = null) => new(seeds, crafted)
    {
        Name = name,
        Refusals = [typeof(CoordinateTableException), typeof(ReadLimitException)],
        MemoryBytes = 128L << 20,
        Read = (folder, reading) =>
        {
            using var table = CoordinateTable.Open(Path.Combine(folder, "table"), new CoordinateTableOptions { KeepBadRows = true });
            for (var rows = 0; table.Read(); rows++)
            {
                if (rows < 100)
                    reading.Add($"{table.Id} {table.ImagePath} {table.Coordinate.Latitude} {table.Coordinate.Longitude} {string.Join('|', table.OtherColumns.Take(20).Select(table.Text))}");
            }
        },
    };

    private static Seed File(string name, byte[] bytes, Mutator mutator) => new(name, new SeedFile("table", bytes, mutator));

    private static byte[] CsvInUtf16(byte[] text) => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(text))];

    private static byte[] Repeated(byte[] bytes, int times) => [.. Enumerable.Repeat(bytes, times).SelectMany(part => part)];

    private static byte[] Parquet()
    {
        var fields = new DataField[] { new DataField<string>("Id"), new DataField<string>("ImagePath"), new DataField<double>("Latitude"), new DataField<double>("Longitude") };
        var stream = new MemoryStream();
        WriteAsync().GetAwaiter().GetResult();
        return stream.ToArray();

        async Task WriteAsync()
        {
            await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream);
            using var group = writer.CreateRowGroup();
            await group.WriteAsync(fields[0], new[] { "a", "b", "c" });
            await group.WriteAsync(fields[1], new[] { "1.jpg", "2.jpg", "3.jpg" });
            await group.WriteAsync<double>(fields[2], new[] { 48.8584, -33.8568, 40.6892 });
            await group.WriteAsync<double>(fields[3], new[] { 2.2945, 151.2153, -74.0445 });
            group.CompleteValidate();
        }
    }
}
