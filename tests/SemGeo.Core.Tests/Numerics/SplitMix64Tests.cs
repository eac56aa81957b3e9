using SemGeo.Numerics;

namespace SemGeo.Core.Tests.Numerics;

[TestClass]
public class SplitMix64Tests
{
    [TestMethod]
    public void Numbers_are_those_of_the_published_generator()
    {
        // The first numbers for the seed 1234567.
        var random = new SplitMix64(1234567);
        Assert.AreEqual(6457827717110365317UL, random.Next());
        Assert.AreEqual(3203168211198807973UL, random.Next());
        Assert.AreEqual(9817491932198370423UL, random.Next());
        Assert.AreEqual(6457827717110365317UL, SplitMix64.Mix(1234567));
    }

    [TestMethod]
    public void Numbers_of_a_range_come_from_the_upper_bits()
    {
        var (bits, whole, unit) = (new SplitMix64(1234567), new SplitMix64(1234567), new SplitMix64(1234567));
        for (var i = 0; i < 100; i++)
        {
            var next = bits.Next();
            Assert.AreEqual((int)(next * (UInt128)10 >> 64), whole.NextInt(10));
            Assert.AreEqual(Math.Floor(next / 2048.0) / 9007199254740992, unit.NextDouble(), 1e-15);
        }
    }

    [TestMethod]
    public void Bits_become_a_number_below_one()
    {
        Assert.AreEqual(0, SplitMix64.ToUnit(0));
        Assert.AreEqual(0.5, SplitMix64.ToUnit(1UL << 63));
        Assert.AreEqual(1 - Math.Pow(2, -53), SplitMix64.ToUnit(ulong.MaxValue));
        Assert.AreEqual(0UL, SplitMix64.Scatter(0));
    }
}
