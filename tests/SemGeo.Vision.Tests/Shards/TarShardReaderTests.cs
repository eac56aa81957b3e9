using System.Formats.Tar;
using System.Text;
using SemGeo.Geography;
using SemGeo.Vision.Input;
using SemGeo.Vision.Shards;

namespace SemGeo.Vision.Tests.Shards;

[TestClass]
public sealed class TarShardReaderTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("semgeo-shards-").FullName;

    [TestCleanup]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    private static readonly (string Name, string Content)[] Two =
    [
        ("a/0.jpg", "first"), ("a/0.json", """{"id":"one","latitude":1.5,"longitude":-2,"Author":"x"}"""), ("a/1.json", """{"LAT":"3","LON":"4"}"""), ("a/1.png", "second"), ("a/1.cls", "7"),
    ];

    [TestMethod]
    [DataRow(TarEntryFormat.Ustar)]
    [DataRow(TarEntryFormat.Pax)]
    [DataRow(TarEntryFormat.Gnu)]
    [DataRow(TarEntryFormat.V7)]
    public void Files_of_one_name_are_a_photo(TarEntryFormat format)
    {
        var (photos, damage) = Read(Write(format, Two));

        Assert.IsNull(damage);
        Assert.HasCount(2, photos);
        Assert.AreEqual(("one", new GeoCoordinate(1.5, -2), "first"), (photos[0].Id, photos[0].Coordinate, Content(photos[0])));
        Assert.AreEqual(("a/1", new GeoCoordinate(3, 4), "second"), (photos[1].Id, photos[1].Coordinate, Content(photos[1])));
        Assert.AreEqual("x", ShardMetadata.Text(photos[0].Json, "author"));
        Assert.AreEqual("", ShardMetadata.Text(photos[0].Json, "absent"));
    }

    [TestMethod]
    [DataRow(TarEntryFormat.Pax)]
    [DataRow(TarEntryFormat.Gnu)]
    public void Long_names_and_photos_without_metadata_are_read(TarEntryFormat format)
    {
        var name = new string('n', 180) + "é";

        var (photos, damage) = Read(Write(format, [(name + ".jpeg", "x"), ("b.txt", "no photo"), ("c.mask.png", "no photo"), ("d.jpg", "y"), ("d.json", "{damaged")]));

        Assert.IsNull(damage);
        CollectionAssert.AreEqual(new[] { name, "d" }, photos.Select(photo => photo.Id).ToArray());
        Assert.IsTrue(photos.All(photo => photo.Coordinate.IsMissing));
    }

    [TestMethod]
    public void Two_photos_of_one_name_are_two_photos()
    {
        var (photos, damage) = Read(Write(TarEntryFormat.Ustar,
        [
            ("a.jpg", "1"), ("a.json", """{"lat":1,"lon":2}"""), ("a.jpg", "2"), ("a.json", """{"lat":3,"lon":4}"""),
            ("b.jpg", "3"), ("b.jpg", "4"), ("c.jpg", "5"), ("c.png", "another look at c"), ("c.json", "{}"),
        ]));

        Assert.IsNull(damage);
        Assert.AreEqual("a 1 1, a 3 2, b NaN 3, b NaN 4, c NaN 5", string.Join(", ", photos.Select(photo => $"{photo.Id} {photo.Coordinate.Latitude} {Content(photo)}")));
    }

    [TestMethod]
    public void Metadata_that_cannot_be_read_leaves_the_photo_its_name_in_the_shard_and_a_reason()
    {
        var (photos, damage) = Read(Write(TarEntryFormat.Ustar,
        [
            ("0.jpg", "x"), ("0.json", """{"id":"\ud800","lat":1,"lon":2}"""),
            ("1.jpg", "x"), ("1.json", """{"id":"one","lat":"\udc00","lon":2}"""),
            ("2.jpg", "x"), ("2.json", """{"\ud800":1,"id":"two","note":"\ud800","lat":1,"lon":2}"""),
            ("3.jpg", "x"), ("3.json", "{"),
            ("4.jpg", "x"), ("4.json", """{"id":"four","lat":1e400,"lon":9.2e18}"""),
        ]));

        Assert.IsNull(damage);
        Assert.AreEqual("0 1, one NaN, two 1, 3 NaN, four NaN", string.Join(", ", photos.Select(photo => $"{photo.Id} {photo.Coordinate.Latitude}")));
        CollectionAssert.AreEqual(new[] { true, true, false, true, false }, photos.Select(photo => photo.Problem is not null).ToArray());
        Assert.AreEqual("""its JSON is damaged: The text "\ud800" of the JSON holds half a surrogate pair, which is no character.""", photos[0].Problem);
        Assert.AreEqual("", ShardMetadata.Text(photos[0].Json, "id"));
        Assert.AreEqual("two", ShardMetadata.Text(photos[2].Json, "ID"));
    }

    [TestMethod]
    public void Json_that_is_no_utf8_is_damaged()
    {
        byte[] json = [.. """{"id":"a","lat":1,"lon":2,"note":" """u8[..^1], 0xED, 0xA0, 0x80, (byte)'"', (byte)'}'];
        var photo = ShardMetadata.Photo("key", new ShardAddress("s.tar", 0, 1), json);
        Assert.AreEqual("key", photo.Id);
        Assert.AreEqual("its JSON is damaged: The JSON is no valid UTF-8.", photo.Problem);
        Assert.AreEqual("", ShardMetadata.Text(json, "lat"));
    }

    [TestMethod]
    public void Hidden_files_of_macOS_between_the_files_of_a_photo_are_passed_over()
    {
        var (photos, _) = Read(Write(TarEntryFormat.Ustar, [("d/._0.jpg", "x"), ("d/0.jpg", "1"), ("d/._0.json", "x"), ("d/0.json", """{"lat":1,"lon":2}"""), ("d/.jpg", "x")]));

        Assert.HasCount(1, photos);
        Assert.AreEqual(("d/0", new GeoCoordinate(1, 2), "1"), (photos[0].Id, photos[0].Coordinate, Content(photos[0])));
    }

    [TestMethod]
    public void Empty_shard_has_no_photos()
    {
        File.WriteAllBytes(Path.Combine(_folder, "none.tar"), new byte[1024]);
        var (photos, damage) = Read(Path.Combine(_folder, "none.tar"));
        Assert.IsEmpty(photos);
        Assert.IsNull(damage);
        File.WriteAllBytes(Path.Combine(_folder, "none.tar"), []);
        Assert.Contains("without the mark", Read(Path.Combine(_folder, "none.tar")).Damage!.Reason);
        File.WriteAllBytes(Path.Combine(_folder, "none.msg"), []);
        Assert.IsNull(Read(Path.Combine(_folder, "none.msg")).Damage);
    }

    [TestMethod]
    public void Truncated_shard_gives_whole_photos_and_says_where_it_ends()
    {
        var whole = File.ReadAllBytes(Write(TarEntryFormat.Ustar, Two));
        for (var length = 0; length < whole.Length - 1024; length += 100)
        {
            var path = Path.Combine(_folder, "cut.tar");
            File.WriteAllBytes(path, whole[..length]);

            var (photos, damage) = Read(path);

            Assert.IsNotNull(damage, $"Cut at {length}.");
            Assert.AreEqual(path, damage.Path);
            Assert.IsLessThanOrEqualTo(length, damage.Offset);
            foreach (var photo in photos)
                Assert.IsLessThanOrEqualTo(length, photo.Address.Offset + photo.Address.Length);
            if (photos.Count > 0)
                Assert.AreEqual(new GeoCoordinate(1.5, -2), photos[0].Coordinate, "A photo came without the position that stands behind it.");
        }
    }

    [TestMethod]
    public void Damaged_header_ends_the_shard_there()
    {
        var path = Write(TarEntryFormat.Ustar, Two);
        var bytes = File.ReadAllBytes(path);
        bytes[2048 + 3] ^= 1;
        File.WriteAllBytes(path, bytes);

        var (photos, damage) = Read(path);

        Assert.HasCount(1, photos);
        Assert.AreEqual(2048, damage!.Offset);
        Assert.Contains("header", damage.Reason);
    }

    [TestMethod]
    public void Size_beyond_the_file_is_damage_and_takes_no_memory()
    {
        var path = Write(TarEntryFormat.Ustar, [("a.jpg", "x")]);
        var bytes = File.ReadAllBytes(path);
        "77777777777"u8.CopyTo(bytes.AsSpan(124));
        var sum = bytes.AsSpan(0, 148).ToArray().Concat(Enumerable.Repeat((byte)' ', 8)).Concat(bytes[156..512]).Sum(value => value);
        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0')).CopyTo(bytes.AsSpan(148));
        File.WriteAllBytes(path, bytes);

        var (photos, damage) = Read(path);

        Assert.IsEmpty(photos);
        Assert.Contains("8589934591 bytes", damage!.Reason);
    }

    [TestMethod]
    [DataRow("x", "a name has")]
    [DataRow("L", "a name has")]
    [DataRow("0", "the shard ends")]
    public void Lengths_of_gigabytes_end_the_shard(string type, string reason)
    {
        // 4 GB in the form of GNU tar, 0x80 and big-endian, of a file that does have them: nothing is on the disk.
        var path = Path.Combine(_folder, "large.tar");
        var header = new byte[512];
        "a.jpg"u8.CopyTo(header);
        (header[124], header[131], header[156]) = (0x80, 1, (byte)type[0]);
        Encoding.ASCII.GetBytes(Convert.ToString(header.Sum(value => value) + 8 * ' ', 8).PadLeft(6, '0')).CopyTo(header.AsSpan(148));
        File.WriteAllBytes(path, header);
        using (var file = File.OpenWrite(path))
            file.SetLength((1L << 32) + (type == "0" ? 511 : 1024));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var (photos, damage) = Read(path);

        Assert.IsEmpty(photos);
        Assert.Contains(reason, damage!.Reason);
        Assert.IsLessThan(1 << 20, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    [DataRow("not-octal-99")]
    [DataRow("            ")]
    [DataRow("\u00ffzzzzzzzzzzz")]
    public void Sizes_that_are_no_numbers_end_the_shard(string size)
    {
        var header = new byte[1024];
        "a.jpg"u8.CopyTo(header);
        Encoding.Latin1.GetBytes(size).CopyTo(header.AsSpan(124));
        header[156] = (byte)'0';
        Encoding.ASCII.GetBytes(Convert.ToString(header.Sum(value => value) + 8 * ' ', 8).PadLeft(6, '0')).CopyTo(header.AsSpan(148));
        File.WriteAllBytes(Path.Combine(_folder, "odd.tar"), header);

        var (photos, damage) = Read(Path.Combine(_folder, "odd.tar"));

        Assert.IsEmpty(photos);
        Assert.Contains("no header", damage!.Reason);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void A_device_is_no_shard()
    {
        var path = Path.Combine(_folder, "zero.tar");
        File.CreateSymbolicLink(path, "/dev/zero");
        Assert.Contains("not a regular file", Assert.ThrowsExactly<ShardException>(() => ShardReader.Open(path)).Message);
    }

    [TestMethod]
    public void What_is_no_shard_is_an_error()
    {
        Assert.Contains("no shard", Assert.ThrowsExactly<ShardException>(() => ShardReader.Open(Path.Combine(_folder, "a.tar.gz"))).Message);
        Assert.Contains("cannot be opened", Assert.ThrowsExactly<ShardException>(() => ShardReader.Open(Path.Combine(_folder, "absent.tar"))).Message);
        Assert.Contains("names no shard", Assert.ThrowsExactly<ShardException>(() => ShardFiles.Find(Path.Combine(_folder, "*.tar"))).Message);
    }

    [TestMethod]
    public void Shards_are_found_in_the_order_of_their_numbers()
    {
        foreach (var name in new[] { "shard_10.msg", "shard_2.msg", "shard_1.msg", "notes.txt" })
            File.WriteAllText(Path.Combine(_folder, name), "");
        string[] expected = ["shard_1.msg", "shard_2.msg", "shard_10.msg"];

        CollectionAssert.AreEqual(expected, ShardFiles.Find(_folder).Select(Path.GetFileName).ToArray());
        CollectionAssert.AreEqual(expected[1..2], ShardFiles.Find(Path.Combine(_folder, "shard_2.*")).Select(Path.GetFileName).ToArray());
    }

    [TestMethod]
    [DataRow("a/b#1.tar#17+20", true)]
    [DataRow("b.msg#0+1", true)]
    [DataRow("b.tar#-1+1", false)]
    [DataRow("b.tar#1", false)]
    [DataRow("photo.jpg#1+1", false)]
    [DataRow("b.tar", false)]
    public void Address_is_read_as_it_is_written(string text, bool isAddress)
    {
        Assert.AreEqual(isAddress, ShardAddress.TryParse(text, out var address));
        if (isAddress)
            Assert.AreEqual(text, address.ToString());
    }

    private string Write(TarEntryFormat format, (string Name, string Content)[] files)
    {
        var path = Path.Combine(_folder, $"{format}.tar");
        using var stream = File.Create(path);
        using var tar = new TarWriter(stream, format);
        foreach (var (name, content) in files)
        {
            TarEntry entry = format switch
            {
                TarEntryFormat.Pax => new PaxTarEntry(TarEntryType.RegularFile, name),
                TarEntryFormat.Gnu => new GnuTarEntry(TarEntryType.RegularFile, name),
                TarEntryFormat.V7 => new V7TarEntry(TarEntryType.V7RegularFile, name),
                _ => new UstarTarEntry(TarEntryType.RegularFile, name),
            };
            entry.DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content));
            tar.WriteEntry(entry);
        }

        return path;
    }

    internal static (List<ShardPhoto> Photos, ShardDamage? Damage) Read(string path)
    {
        using var reader = ShardReader.Open(path);
        var photos = new List<ShardPhoto>();
        while (reader.Read())
            photos.Add(reader.Photo);
        return (photos, reader.Damage);
    }

    private static string Content(ShardPhoto photo) => Encoding.UTF8.GetString(File.ReadAllBytes(photo.Address.Path).AsSpan((int)photo.Address.Offset, (int)photo.Address.Length));
}
