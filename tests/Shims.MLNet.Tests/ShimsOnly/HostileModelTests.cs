using System.Buffers.Binary;
using Microsoft.ML;
using Microsoft.ML.Data;
using Shims.MLNet.Tests.Model;

namespace Shims.MLNet.Tests.ShimsOnly;

/// <summary>Files made to exhaust memory, disk or stack. ML.NET itself gives in to some of them.</summary>
[TestClass]
public sealed class HostileModelTests
{
    private const int Many = 500_000_000;
    private const long MaxAllocation = 20_000_000;

    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    [DataRow("columns", "TransformerChain/Model.key", 0)]
    [DataRow("columns", "TransformerChain/Transform_000/Model.key", 0)]
    [DataRow("columns", "TransformerChain/Transform_001/Model.key", 0)]
    [DataRow("columns", "TransformerChain/Transform_001/Model.key", 8)]
    [DataRow("columns", "TransformerChain/Transform_002/Model.key", 3)]
    [DataRow("keys-by-value", "TransformerChain/Vocabulary/Model.key", 5)]
    public void Number_of_items_that_the_file_cannot_hold_costs_no_memory(string golden, string entry, int offset)
    {
        using var stream = Archive.WithChanged(golden, entry, bytes => Archive.WithInt32InBody(bytes, offset, Many));

        AssertRefused(stream);
    }

    [TestMethod]
    public void Dictionary_of_more_numbers_than_the_file_has_costs_no_memory()
    {
        // Behind the number of maps, the kind of map, the codec's name and the length of its parameters.
        const int CountOffset = 4 + 1 + 7 + 1;
        using var stream = Archive.WithChanged("keys-of-numbers", "TransformerChain/Transform_000/Vocabulary/Model.key", bytes => Archive.WithInt32InBody(bytes, CountOffset, Many));

        AssertRefused(stream);
    }

    [TestMethod]
    [DataRow(0x18)]
    [DataRow(0x28)]
    [DataRow(0x38)]
    [DataRow(0x80)]
    [DataRow(0x88)]
    [DataRow(0x98)]
    public void Header_that_points_behind_the_file_is_refused(int field)
    {
        using var stream = Archive.WithChanged("select", "TransformerChain/Model.key", bytes => Archive.WithInt32(bytes, field, Many));

        AssertRefused(stream);
    }

    [TestMethod]
    [DataRow(0x18)]
    [DataRow(0x20)]
    [DataRow(0x30)]
    [DataRow(0x1f8)]
    public void Schema_that_points_behind_the_file_or_has_huge_vectors_is_refused(int offset)
    {
        using var stream = Archive.WithChanged("select", "Schema", bytes => Archive.WithInt32(bytes, offset, Many));

        AssertRefused(stream);
    }

    [TestMethod]
    public void Entry_that_claims_more_than_its_bytes_can_unpack_to_is_refused()
    {
        const uint CentralDirectoryEntry = 0x02014b50;
        const int UncompressedSize = 24;
        var bytes = File.ReadAllBytes(Golden.PathOf("select.zip"));
        for (var i = 0; i < bytes.Length - UncompressedSize; i++)
            if (BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(i)) == CentralDirectoryEntry)
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(i + UncompressedSize), Many);
        using var stream = new MemoryStream(bytes);

        AssertRefused(stream);
    }

    [TestMethod]
    public void Chains_nested_without_end_do_not_exhaust_the_stack()
    {
        using var saved = new MemoryStream();
        _ml.Model.Save(new TransformerChain<ITransformer>(new TransformerChain<ITransformer>()), null, saved);
        saved.Position = 0;
        var chainOfOne = Golden.Entries(saved).Single(e => e.Name == "TransformerChain/Model.key").Bytes;
        using var stream = Archive.Of(Enumerable.Range(0, 400).Select(depth => ($"TransformerChain/{string.Concat(Enumerable.Repeat("Transform_000/", depth))}Model.key", chainOfOne)));

        Assert.IsInstanceOfType<FormatException>(Assert.Throws<Exception>(() => _ml.Model.Load(stream, out _)).GetBaseException());
    }

    private void AssertRefused(Stream stream)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        var error = Assert.Throws<Exception>(() => _ml.Model.Load(stream, out _)).GetBaseException();

        Assert.IsTrue(error is FormatException or EndOfStreamException, error.ToString());
        Assert.IsLessThan(MaxAllocation, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
