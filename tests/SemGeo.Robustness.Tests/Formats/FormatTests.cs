using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using SemGeo.Robustness.Formats;
using SemGeo.Robustness.Mutations;

namespace SemGeo.Robustness.Tests.Formats;

[TestClass]
public sealed class FormatTests
{
    private static readonly Mutator Append = (whole, _) => [.. whole, (byte)'!'];

    [TestMethod]
    public void Values_of_json_are_replaced_and_the_rest_stays()
    {
        var changed = Encoding.Latin1.GetString(JsonTokens.ReplaceValue("{\"name\":12}"u8.ToArray(), new Dice("value")));

        Assert.StartsWith("{\"name\":", changed);
        Assert.EndsWith("}", changed);
        Assert.AreNotEqual("{\"name\":12}", changed);
    }

    [TestMethod]
    public void Members_of_json_come_twice()
    {
        var changed = Encoding.Latin1.GetString(JsonTokens.DuplicateMember("{\"name\":12}"u8.ToArray(), new Dice("twice")));

        Assert.HasCount(3, changed.Split("\"name\":"));
        Assert.EndsWith(",\"name\":12}", changed);
    }

    [TestMethod]
    [DataRow("{\"a\":1,\"b\":[1,{\"c\":2}]}", 0)]
    [DataRow("{\"a\":{\"b\":1}}", 1)]
    [DataRow("{\"a\":\"x\",\"b\":2}", 2)]
    public void Members_of_json_are_removed_whole(string json, int number)
    {
        var changed = Encoding.Latin1.GetString(JsonTokens.RemoveMember(Encoding.UTF8.GetBytes(json), new Dice($"remove {number}")));

        Assert.IsLessThan(json.Length, changed.Length);
        Assert.AreEqual(JsonValueKind.Object, JsonDocument.Parse(changed, new JsonDocumentOptions { AllowTrailingCommas = true }).RootElement.ValueKind);
    }

    [TestMethod]
    public void Json_is_nested_deeply_and_closed_again()
    {
        var changed = JsonTokens.Nest("[7]"u8.ToArray(), new Dice("nest"));

        var document = JsonDocument.Parse(changed, new JsonDocumentOptions { MaxDepth = 200_000 });
        Assert.AreEqual(JsonValueKind.Array, document.RootElement.ValueKind);
        Assert.IsGreaterThan(12, changed.Length);
    }

    [TestMethod]
    public void Cells_headings_and_columns_of_tables_are_changed()
    {
        var table = "a,b,c\n1,2,3\n4,5,6\n"u8.ToArray();

        Assert.HasCount(2, Encoding.UTF8.GetString(CsvCells.RemoveColumn(table, new Dice("column"))).Split('\n')[0].Split(','));
        Assert.IsLessThanOrEqualTo(3, Encoding.UTF8.GetString(CsvCells.DuplicateHeading(table, new Dice("heading"))).Split('\n')[0].Split(',').Distinct().Count());
        Assert.StartsWith("a,b,c\n", Encoding.UTF8.GetString(CsvCells.ReplaceCell(table, new Dice("cell"))));
    }

    [TestMethod]
    public void What_is_compressed_is_changed_within()
    {
        var plain = "plain text"u8.ToArray();
        Assert.AreEqual("plain text!", Within(Compressed.Gzip(Append), Compressed.Gzip(plain), bytes => new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress)));
        Assert.AreEqual("plain text!", Within(Compressed.Zlib(Append), Compressed.Zlib(plain), bytes => new ZLibStream(new MemoryStream(bytes), CompressionMode.Decompress)));
        Assert.AreEqual("plain text!", Within(Compressed.BZip2(Append), Compressed.BZip2(plain), bytes => new ICSharpCode.SharpZipLib.BZip2.BZip2InputStream(new MemoryStream(bytes))));
        Assert.AreEqual("plain text!", Within(Compressed.Zstandard(Append), Compressed.Zstandard(plain), bytes => new ZstdSharp.DecompressionStream(new MemoryStream(bytes))));
    }

    [TestMethod]
    public void Entries_of_archives_are_changed_with_right_checksums()
    {
        var whole = ZipEntries.Write([("a", [1, 2, 3])]);
        var mutator = ZipEntries.Mutate(_ => Append);

        var changed = Enumerable.Range(0, 20).Select(i => Attempt(() => ZipEntries.Read(mutator(whole, new Dice($"zip {i}")))));

        Assert.IsTrue(changed.Any(entries => entries is [("a", [1, 2, 3, (byte)'!'])]), "Reading checks the CRC.");
    }

    [TestMethod]
    public void Chunks_of_png_have_right_checksums()
    {
        var chunk = PngParts.Chunk("IEND", []);

        Assert.AreEqual("0000000049454E44AE426082", Convert.ToHexString(chunk), "As in every PNG file.");
    }

    [TestMethod]
    public void Headers_of_tar_keep_right_checksums()
    {
        var whole = Readers.Seeds.Bytes("shards/ustar.tar");
        for (var i = 0; i < 20; i++)
        {
            var changed = TarMembers.Mutate(whole, new Dice($"header {i}"));
            if (changed.Length < 512)
                continue;
            var sum = changed[..148].Sum(b => b) + (8 * ' ') + changed[156..512].Sum(b => b);
            if (Encoding.ASCII.GetString(changed, 148, 6).TrimStart('0') == Convert.ToString(sum, 8))
                return;
        }

        Assert.Fail("No changed archive has a header with a right checksum.");
    }

    [TestMethod]
    public void Safetensors_keep_the_length_of_their_header()
    {
        var header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}"u8.ToArray();
        var size = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(size, header.Length);
        byte[] whole = [.. size, .. header, 0, 0, 0, 0];

        var changed = Enumerable.Range(0, 20).Select(i => Signed.SafeTensors(whole, new Dice($"tensors {i}")));

        Assert.IsTrue(changed.Any(bytes => bytes.Length != whole.Length && bytes.Length >= 8 && BinaryPrimitives.ReadInt64LittleEndian(bytes) == bytes.Length - 12));
    }

    [TestMethod]
    public void Fields_of_protocol_buffers_are_found_and_replaced()
    {
        // 1: 150; 2: "hi".
        byte[] message = [0x08, 0x96, 0x01, 0x12, 0x02, (byte)'h', (byte)'i'];

        CollectionAssert.AreEqual("hi"u8.ToArray(), ProtobufFields.Content(message, 2));
        CollectionAssert.AreEqual(new byte[] { 0x96, 0x01 }, ProtobufFields.Content(message, 1));
        Assert.IsNull(ProtobufFields.Content(message, 3));
    }

    [TestMethod]
    public void Values_of_messagepack_are_cut_at_their_ends()
    {
        // {"a": [1, "bc"]}
        byte[] whole = [0x81, 0xA1, (byte)'a', 0x92, 1, 0xA2, (byte)'b', (byte)'c'];
        var rests = Enumerable.Range(0, 200).Select(i => Convert.ToHexString(MessagePackTokens.Mutate(whole, new Dice($"token {i}")))).ToHashSet();

        // A value is taken out whole.
        foreach (var without in new[] { "81A1619201", "8192" + "01A26263", "81A16192A26263" })
            Assert.Contains(without, rests);
    }

    private static string Within(Mutator mutator, byte[] packed, Func<byte[], Stream> open)
    {
        // Now and then the packed bytes are changed instead.
        for (var i = 0; ; i++)
        {
            try
            {
                using var reader = new StreamReader(open(mutator(packed, new Dice($"within {i}"))));
                var text = reader.ReadToEnd();
                if (text == "plain text!")
                    return text;
            }
            catch (Exception e) when (i < 20 && e is IOException or InvalidDataException or ZstdSharp.ZstdException or ICSharpCode.SharpZipLib.SharpZipBaseException)
            {
                // The next one.
            }
        }
    }

    private static List<(string Name, byte[] Bytes)>? Attempt(Func<List<(string Name, byte[] Bytes)>> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException)
        {
            return null;
        }
    }
}
