using SemGeo.Numerics;

namespace SemGeo.Core.Tests.Numerics;

[TestClass]
public class StableHashTests
{
    [TestMethod]
    [DataRow("", 0xCBF29CE484222325)]
    [DataRow("a", 0xAF63DC4C8601EC8C)]
    [DataRow("foobar", 0x85944171F73967E8)]
    public void Hashes_are_those_that_the_authors_of_FNV_publish(string text, ulong hash)
    {
        Assert.AreEqual(hash, StableHash.Of(text));
        Assert.AreEqual(hash, StableHash.Of(System.Text.Encoding.ASCII.GetBytes(text)));
    }

    [TestMethod]
    public void Seed_and_characters_beyond_ASCII_count()
    {
        Assert.AreNotEqual(StableHash.Of("a"u8), StableHash.Of("a"u8, seed: 1));
        Assert.AreEqual(unchecked((0xCBF29CE484222325 ^ 'ß') * 0x100000001B3), StableHash.Of("ß"));
        Assert.AreNotEqual(StableHash.Of("ß"), StableHash.Of("ß"u8));
    }
}
