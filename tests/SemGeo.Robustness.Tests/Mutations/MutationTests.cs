using System.Text;
using SemGeo.Robustness.Mutations;
using SemGeo.Robustness.Readers;

namespace SemGeo.Robustness.Tests.Mutations;

[TestClass]
public sealed class MutationTests
{
    private static readonly byte[] Whole = Encoding.ASCII.GetBytes("The quick brown fox jumps over the lazy dog, 12 times.");

    [TestMethod]
    public void Dice_are_the_same_everywhere()
    {
        var dice = new Dice("jpeg 1 0");

        // Computed with Python's hashlib and integers.
        CollectionAssert.AreEqual(new[] { 0xCFE417F6FA4E1A7FUL, 0xE0A2C9414C78137DUL }, new[] { dice.NextBits(), dice.NextBits() });
    }

    [TestMethod]
    public void Numbers_of_dice_stay_within_their_bounds()
    {
        var dice = new Dice("bounds");
        var numbers = Enumerable.Range(0, 2000).Select(_ => dice.Between(-3, 4)).ToArray();

        CollectionAssert.AreEquivalent(Enumerable.Range(-3, 8).ToArray(), numbers.Distinct().ToArray());
        Assert.AreEqual(0, dice.Next(0));
    }

    [TestMethod]
    public void Flipped_bits_change_bytes_and_no_length()
    {
        var flipped = ByteMutations.FlipBits(Whole, new Dice("flip"));

        Assert.HasCount(Whole.Length, flipped);
        CollectionAssert.AreNotEqual(Whole, flipped);
        Assert.IsLessThanOrEqualTo(8, Whole.Zip(flipped).Sum(pair => System.Numerics.BitOperations.PopCount((uint)(pair.First ^ pair.Second))));
    }

    [TestMethod]
    public void Truncation_leaves_a_beginning()
    {
        var cut = ByteMutations.Truncate(Whole, new Dice("cut"));

        Assert.IsLessThan(Whole.Length, cut.Length);
        CollectionAssert.AreEqual(Whole[..cut.Length], cut);
    }

    [TestMethod]
    [DataRow(0xFFFFFFFFL, false, "FFFFFFFF")]
    [DataRow(0x7FFFFFFFL, true, "7FFFFFFF")]
    [DataRow(0x7FFFFFFFL, false, "FFFFFF7F")]
    [DataRow(-1L, true, "FFFFFFFF")]
    [DataRow(1L, true, "00000001")]
    public void Numbers_are_written_in_either_order(long value, bool bigEndian, string hex)
    {
        var bytes = new byte[4];

        ByteMutations.WriteNumber(bytes, value, bigEndian);

        Assert.AreEqual(hex, Convert.ToHexString(bytes));
    }

    [TestMethod]
    [DataRow(0UL, "00")]
    [DataRow(300UL, "AC02")]
    [DataRow(ulong.MaxValue, "FFFFFFFFFFFFFFFFFF01")]
    public void Varints_are_those_of_protocol_buffers(ulong value, string hex) => Assert.AreEqual(hex, Convert.ToHexString(ByteMutations.Varint(value)));

    [TestMethod]
    public void Numbers_in_text_become_extreme_ones()
    {
        var changed = Encoding.UTF8.GetString(TextMutations.ReplaceNumber(Whole, new Dice("number")));

        Assert.StartsWith("The quick brown fox jumps over the lazy dog, ", changed);
        CollectionAssert.Contains(Extremes.Numbers, changed[45..^7]);
    }

    [TestMethod]
    public void Spoiled_text_is_no_utf8()
    {
        for (var i = 0; i < 20; i++)
            Assert.ThrowsExactly<DecoderFallbackException>(() => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(TextMutations.SpoilEncoding(Whole, new Dice($"spoil {i}"))));
    }

    [TestMethod]
    public void Every_mutator_changes_every_seed_and_leaves_the_whole_as_it_is()
    {
        foreach (var (reader, seed, file) in AllReaders.All.Where(reader => reader.Share >= 1).SelectMany(reader => reader.Seeds.SelectMany(seed => seed.Files.Where(file => file.Mutator is not null).Select(file => (reader, seed, file)))))
        {
            var whole = (byte[])file.Bytes.Clone();
            var changed = 0;
            for (var i = 0; i < 20; i++)
                changed += file.Mutator!(file.Bytes, new Dice($"{reader.Name} {i}")).AsSpan().SequenceEqual(whole) ? 0 : 1;
            Assert.IsGreaterThanOrEqualTo(12, changed, $"{reader.Name} {seed.Name} {file.Name}");
            Assert.IsTrue(file.Bytes.AsSpan().SequenceEqual(whole), $"{reader.Name} {seed.Name} {file.Name}");
        }
    }
}
