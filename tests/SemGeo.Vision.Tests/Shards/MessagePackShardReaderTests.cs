using System.Text;
using SemGeo.Geography;
using SemGeo.Vision.Shards;

namespace SemGeo.Vision.Tests.Shards;

[TestClass]
public sealed class MessagePackShardReaderTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("semgeo-shards-").FullName;

    [TestCleanup]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void Records_of_old_and_new_libraries_are_read()
    {
        // {"image": bin8, "id": fixstr}; nil; the same with everything as raw text, more keys, and positions of several kinds.
        byte[] shard =
        [
            0x82, .. Fix("image"), 0xC4, 3, 1, 2, 3, .. Fix("id"), .. Fix("d9/a.jpg"),
            0xC0,
            0x86, .. Fix("id"), 0xCD, 0x01, 0x00, .. Fix("more"), 0x92, 0x81, 0xA1, (byte)'k', 0xC3, 0xC7, 2, 5, 9, 9, .. Fix("image"), 0xD9, 2, 8, 7,
            .. Fix("lat"), 0xCB, 0x40, 0x45, 0, 0, 0, 0, 0, 0, .. Fix("lon"), 0xD1, 0xFF, 0xFE, 0xC4, 1, (byte)'x', 0xE0,
        ];

        var (photos, damage) = TarShardReaderTests.Read(Write(shard));

        Assert.IsNull(damage);
        Assert.HasCount(2, photos);
        Assert.AreEqual(("d9/a.jpg", 9L, 3L), (photos[0].Id, photos[0].Address.Offset, photos[0].Address.Length));
        Assert.AreEqual(("256", new GeoCoordinate(42, -2)), (photos[1].Id, photos[1].Coordinate));
        CollectionAssert.AreEqual(new byte[] { 8, 7 }, shard[(int)photos[1].Address.Offset..][..2]);
    }

    [TestMethod]
    public void Truncated_shard_gives_whole_records()
    {
        byte[] record = [0x82, .. Fix("image"), 0xC4, 3, 1, 2, 3, .. Fix("id"), .. Fix("a")];
        byte[] shard = [.. record, .. record];
        for (var length = record.Length + 1; length < shard.Length; length++)
        {
            var (photos, damage) = TarShardReaderTests.Read(Write(shard[..length]));
            Assert.HasCount(1, photos);
            Assert.AreEqual(record.Length, damage!.Offset);
            Assert.Contains("ends within a record", damage.Reason);
        }
    }

    [TestMethod]
    [DataRow(new byte[] { 0xC1 }, "C1")]
    [DataRow(new byte[] { 0x93, 1, 2, 3 }, "no map")]
    [DataRow(new byte[] { 0xDF, 0xFF, 0xFF, 0xFF, 0xFF, 0xA1, 0x78, 0xC0 }, "ends within")]
    [DataRow(new byte[] { 0x81, 0xA1, 0x78, 0xDD, 0xFF, 0xFF, 0xFF, 0xFF, 0x91, 0x91, 0x91 }, "ends within")]
    [DataRow(new byte[] { 0x81, 0xDB, 0xFF, 0xFF, 0xFF, 0xFF }, "ends within")]
    public void Hostile_bytes_are_damage(byte[] shard, string reason)
    {
        var (photos, damage) = TarShardReaderTests.Read(Write(shard));

        Assert.IsEmpty(photos);
        Assert.Contains(reason, damage!.Reason);
    }

    [TestMethod]
    public void Record_without_an_image_is_a_photo_without_bytes_and_the_shard_goes_on()
    {
        byte[] shard = [0x80, 0x82, .. Fix("image"), 0x92, 7, 0xC0, .. Fix("id"), .. Fix("a"), 0x82, .. Fix("id"), .. Fix("b"), .. Fix("image"), 0xC4, 1, 9];

        var (photos, damage) = TarShardReaderTests.Read(Write(shard));

        Assert.IsNull(damage);
        Assert.AreEqual("0 0, a 0, b 1", string.Join(", ", photos.Select(photo => $"{photo.Id} {photo.Address.Length}")));
    }

    [TestMethod]
    public void Every_changed_byte_of_a_shard_is_survived()
    {
        byte[] record = [0x83, .. Fix("image"), 0xC4, 3, 1, 2, 3, .. Fix("id"), .. Fix("a"), .. Fix("lat"), 0xCB, 0x40, 0x45, 0, 0, 0, 0, 0, 0];
        byte[] shard = [.. record, .. record, .. record];
        for (var at = 0; at < record.Length; at++)
        {
            foreach (byte change in new byte[] { 0x01, 0x20, 0x80, 0xFF })
            {
                var changed = shard.ToArray();
                changed[record.Length + at] ^= change;

                var (photos, _) = TarShardReaderTests.Read(Write(changed));

                Assert.IsNotEmpty(photos, "What comes before the damage is whole.");
                Assert.AreEqual("a", photos[0].Id);
                Assert.IsTrue(photos.All(photo => photo.Address.Offset + photo.Address.Length <= shard.Length));
            }
        }
    }

    [TestMethod]
    public void Deep_nesting_takes_no_stack()
    {
        byte[] shard = [0x81, .. Fix("x"), .. Enumerable.Repeat((byte)0x91, 1_000_000)];

        Assert.Contains("ends within", TarShardReaderTests.Read(Write(shard)).Damage!.Reason);
    }

    [TestMethod]
    public void Positions_come_from_a_table_by_id()
    {
        var table = Path.Combine(_folder, "meta.csv");
        File.WriteAllText(table, "image_id,latitude,longitude\nd9/a.jpg,10.5,20.25\nb,91,0\nc,,\n");

        var positions = PositionTable.Read(table);

        Assert.AreEqual(1, positions.Count);
        Assert.AreEqual(new GeoCoordinate(10.5, 20.25), positions["d9/a.jpg"]);
        Assert.IsTrue(positions["b"].IsMissing);
        File.WriteAllText(table, "name,latitude,longitude\n");
        Assert.Contains("no column 'id'", Assert.ThrowsExactly<InvalidDataException>(() => PositionTable.Read(table)).Message);
    }

    private static byte[] Fix(string text) => [(byte)(0xA0 + text.Length), .. Encoding.UTF8.GetBytes(text)];

    private string Write(byte[] bytes)
    {
        var path = Path.Combine(_folder, "shard_0.msg");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
