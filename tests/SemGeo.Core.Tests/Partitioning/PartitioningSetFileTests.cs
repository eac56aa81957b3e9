using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SemGeo.Partitioning;
using SemGeo.Testing;

namespace SemGeo.Core.Tests.Partitioning;

[TestClass]
public class PartitioningSetFileTests
{
    private const int PayloadStart = 8 + 4 + 8 + 32;

    private readonly byte[] _bytes = SavedSet.BytesOf(Places.Europe());

    [TestMethod]
    public void Set_that_was_read_is_the_one_that_was_written()
    {
        var expected = Places.Europe();
        var actual = SavedSet.Read(_bytes);
        Assert.AreEqual(expected.Source, actual.Source);
        Assert.AreEqual(expected.Statistics, actual.Statistics);
        CollectionAssert.AreEqual(expected.Hierarchy.Ids.ToArray(), actual.Hierarchy.Ids.ToArray());
        CollectionAssert.AreEqual(expected.Locations.All.ToArray(), actual.Locations.All.ToArray());
        for (var i = 0; i < expected.Hierarchy.Count; i++)
        {
            Assert.AreEqual(expected.Hierarchy.ParentOf(i), actual.Hierarchy.ParentOf(i));
            Assert.AreEqual(expected.Hierarchy.ImagesOf(i), actual.Hierarchy.ImagesOf(i));
            Assert.AreEqual(expected.Hierarchy.MeanOf(i), actual.Hierarchy.MeanOf(i));
        }

        for (var level = 0; level < expected.Levels.Count; level++)
        {
            Assert.AreEqual(expected.Levels[level].Name, actual.Levels[level].Name);
            Assert.AreEqual(expected.Levels[level].Threshold, actual.Levels[level].Threshold);
            CollectionAssert.AreEqual(expected.Levels[level].Cells.ToArray(), actual.Levels[level].Cells.ToArray());
            CollectionAssert.AreEqual(expected.ParentsAt(level).ToArray(), actual.ParentsAt(level).ToArray());
        }

        CollectionAssert.AreEqual(_bytes, SavedSet.BytesOf(actual));
    }

    [TestMethod]
    public void Reader_stands_behind_the_set()
    {
        using var stream = new MemoryStream([.. _bytes, 42, .. _bytes]);
        using var reader = new BinaryReader(stream);
        PartitioningSetFile.Read(reader);
        Assert.AreEqual(42, reader.ReadByte());
        Assert.AreEqual(6, PartitioningSetFile.Read(reader).Finest.Cells.Count);
    }

    [TestMethod]
    public void File_cut_at_any_byte_is_a_clear_error()
    {
        for (var length = 0; length < _bytes.Length; length++)
        {
            var error = Assert.ThrowsExactly<PartitioningFormatException>(() => SavedSet.Read(_bytes[..length]), $"{length} bytes");
            Assert.Contains("cut short", error.Message, $"{length} bytes");
        }
    }

    [TestMethod]
    public void File_with_any_byte_changed_is_a_clear_error()
    {
        for (var i = 0; i < _bytes.Length; i++)
        {
            var changed = (byte[])_bytes.Clone();
            changed[i] ^= 0x81;
            Assert.ThrowsExactly<PartitioningFormatException>(() => SavedSet.Read(changed), $"byte {i}");
        }
    }

    [TestMethod]
    public void Other_file_and_newer_format_are_named()
    {
        Assert.Contains("does not begin with", Assert.ThrowsExactly<PartitioningFormatException>(() => SavedSet.Read(Encoding.ASCII.GetBytes(new string('x', 100)))).Message);
        var newer = (byte[])_bytes.Clone();
        newer[8] = 3;
        Assert.Contains("has format 3, this version reads formats 1 to 2", Assert.ThrowsExactly<PartitioningFormatException>(() => SavedSet.Read(newer)).Message);
    }

    [TestMethod]
    public void File_of_the_first_format_is_read_as_semantic()
    {
        var old = PartitioningSetFile.Load(Path.Combine(AppContext.BaseDirectory, "Golden", "partitioning-v1.bin"));
        Assert.AreEqual(PartitioningScheme.Semantic, old.Scheme);
        CollectionAssert.AreEqual(_bytes, SavedSet.BytesOf(old));
    }

    [TestMethod]
    public void Unknown_scheme_is_named()
    {
        var forged = Forge(payload => payload[0] = 9);
        Assert.Contains("the scheme 9, which does not exist", Assert.ThrowsExactly<PartitioningFormatException>(() => SavedSet.Read(forged)).Message);
    }

    [TestMethod]
    public void Length_that_nothing_follows_allocates_nothing()
    {
        var boast = (byte[])_bytes.Clone();
        BinaryPrimitives.WriteInt64LittleEndian(boast.AsSpan(12), 2_000_000_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("cut short", Assert.ThrowsExactly<PartitioningFormatException>(() => SavedSet.Read(boast)).Message);
        Assert.IsLessThan(8_000_000, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void Count_beyond_the_bytes_that_are_there_allocates_nothing()
    {
        // The number of locations stands behind the scheme, the source ("test", "1") and seven statistics.
        var forged = Forge(payload => BinaryPrimitives.WriteInt32LittleEndian(payload[(1 + 5 + 2 + 7 * 4)..], 500_000_000));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("500000000 items", Assert.ThrowsExactly<PartitioningFormatException>(() => SavedSet.Read(forged)).Message);
        Assert.IsLessThan(1_000_000, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    [DataRow(-4, 0, "parent 0 'de' at 'Coarse'", DisplayName = "another cell")]
    [DataRow(-4, -1, "parent none at 'Coarse'", DisplayName = "none")]
    [DataRow(-4, 77, "parent 77 (there are 3) at 'Coarse'", DisplayName = "no cell at all")]
    public void Parent_that_contradicts_the_hierarchy_names_the_cell(int fromEnd, int parent, string expected)
    {
        // The parents of the coarsest level are the last of the file; paris is the last class.
        var forged = Forge(payload => BinaryPrimitives.WriteInt32LittleEndian(payload[(payload.Length + fromEnd)..], parent));
        var error = Assert.ThrowsExactly<PartitioningException>(() => SavedSet.Read(forged));
        Assert.Contains("Cell 5 'paris' (Paris) of 'Fine' has the " + expected, error.Message);
        Assert.Contains("the hierarchy leads to 2 'paris'", error.Message);
    }

    [TestMethod]
    public void Forged_bytes_are_a_clear_error_or_a_set_but_never_another_exception()
    {
        var refused = 0;
        for (var i = PayloadStart; i < _bytes.Length; i++)
        {
            foreach (var value in new byte[] { 0, 0x7f, 0xff })
            {
                var at = i - PayloadStart;
                try
                {
                    SavedSet.Read(Forge(payload => payload[at] = value));
                }
                catch (PartitioningException)
                {
                    refused++;
                }
            }
        }

        Assert.IsGreaterThan(100, refused);
    }

    [TestMethod]
    public void Text_of_negative_length_or_of_no_UTF8_is_damage()
    {
        // The provider's name, "test", stands behind the scheme: its length, then its bytes.
        var negative = Forge(payload => ((ReadOnlySpan<byte>)[0xff, 0xff, 0xff, 0xff, 0x0f]).CopyTo(payload[1..]));
        Assert.Contains("The partitioning set is damaged: ", Assert.ThrowsExactly<PartitioningFormatException>(() => SavedSet.Read(negative)).Message);
        Assert.ThrowsExactly<PartitioningFormatException>(() => SavedSet.Read(Forge(payload => payload[2] = 0xff)));
    }

    [TestMethod]
    public void Negative_counts_are_damage()
    {
        // The statistics stand behind the scheme and the source ("test", "1").
        var forged = Forge(payload => BinaryPrimitives.WriteInt32LittleEndian(payload[(1 + 5 + 2)..], -1));
        Assert.Contains("A number of images or locations is negative.", Assert.ThrowsExactly<PartitioningFormatException>(() => SavedSet.Read(forged)).Message);
    }

    [TestMethod]
    public void Many_levels_do_not_multiply_a_small_file()
    {
        // One location, and 100,000 levels of no cell: each would have a number for every location.
        using var payload = new MemoryStream();
        using var writer = new BinaryWriter(payload);
        writer.Write((byte)0);
        writer.Write("test");
        writer.Write("1");
        for (var i = 0; i < 7; i++)
            writer.Write(0);
        writer.Write(0);
        writer.Write(100_000);
        writer.Write(new byte[9 * 100_000]);
        byte[] content = payload.ToArray();
        byte[] file = [.. _bytes[..12], .. BitConverter.GetBytes((long)content.Length), .. SHA256.HashData(content), .. content];

        Assert.Contains("It has 100000 levels, and at most 64 are read.", Assert.ThrowsExactly<PartitioningFormatException>(() => SavedSet.Read(file)).Message);
    }

    [TestMethod]
    public void File_is_replaced_as_a_whole()
    {
        var folder = Directory.CreateTempSubdirectory("semgeo");
        try
        {
            var path = Path.Combine(folder.FullName, "places.semgeo");
            File.WriteAllText(path, "old");
            PartitioningSetFile.Save(Places.Europe(), path);
            CollectionAssert.AreEqual(_bytes, File.ReadAllBytes(path));
            Assert.AreEqual(6, PartitioningSetFile.Load(path).Finest.Cells.Count);
            Assert.HasCount(1, folder.GetFiles());

            // A folder stands where the file should go: nothing is left beside it.
            var taken = folder.CreateSubdirectory("taken");
            try
            {
                PartitioningSetFile.Save(Places.Europe(), taken.FullName);
                Assert.Fail("A folder was replaced.");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Assert.HasCount(1, folder.GetFiles());
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private delegate void Patch(Span<byte> payload);

    /// <summary>A file with changed content and a checksum that is right for it.</summary>
    private byte[] Forge(Patch patch)
    {
        var forged = (byte[])_bytes.Clone();
        patch(forged.AsSpan(PayloadStart));
        SHA256.HashData(forged.AsSpan(PayloadStart), forged.AsSpan(20));
        return forged;
    }
}
