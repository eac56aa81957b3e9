using SemGeo.Files;

namespace SemGeo.Core.Tests.Files;

[TestClass]
public sealed class FruitlessReadGuardTests
{
    [TestMethod]
    public void Bytes_and_places_are_those_of_the_file()
    {
        using var guard = new FruitlessReadGuard(new MemoryStream([1, 2, 3, 4]));
        guard.Seek(-3, SeekOrigin.End);
        Assert.AreEqual(2, guard.ReadByte());
        Assert.AreEqual((2L, 4L), (guard.Position, guard.Length));
        guard.Position = 3;
        Assert.AreEqual(4, guard.ReadByte());
        Assert.AreEqual(-1, guard.ReadByte());
    }

    [TestMethod]
    public void Who_reads_on_behind_the_end_is_stopped()
    {
        using var guard = new FruitlessReadGuard(new MemoryStream([1]));
        for (var i = 0; i < 1_001; i++)
            guard.ReadByte();
        Assert.ThrowsExactly<InvalidDataException>(() => guard.ReadByte());
    }

    [TestMethod]
    public void Who_reads_again_and_again_is_stopped()
    {
        using var guard = new FruitlessReadGuard(new MemoryStream(new byte[1 << 20]));
        var buffer = new byte[1 << 20];

        // 16 MB of any file, and 64 times the file.
        for (var i = 0; i < 16 + 64; i++)
        {
            guard.Position = 0;
            guard.ReadExactly(buffer);
        }

        guard.Position = 0;
        Assert.ThrowsExactly<InvalidDataException>(() => guard.ReadByte());
    }
}
