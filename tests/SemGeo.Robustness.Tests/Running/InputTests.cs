using SemGeo.Robustness.Mutations;
using SemGeo.Robustness.Readers;
using SemGeo.Robustness.Running;

namespace SemGeo.Robustness.Tests.Running;

[TestClass]
public sealed class InputTests
{
    [TestMethod]
    public void Inputs_are_the_crafted_ones_and_a_share_for_each_reader_in_turn()
    {
        var (many, few) = (Reader("many", 1, crafted: 2), Reader("few", 0.5, crafted: 0));

        var names = Harness.Names([many, few], 6, seed: 3).Select(name => name.ToString()).ToArray();

        CollectionAssert.AreEqual(new[] { "many 3 -1", "many 3 -2", "many 3 0", "few 3 0", "many 3 1", "many 3 2", "few 3 1", "many 3 3" }, names);
    }

    [TestMethod]
    public void The_same_name_makes_the_same_bytes()
    {
        foreach (var reader in AllReaders.All.Where(reader => reader.Name is "csv" or "jpeg" or "pbf" or "messagepack" or "pth-zip"))
        {
            var seed = reader.Seeds[0];
            var file = seed.Files.First(file => file.Mutator is not null);
            CollectionAssert.AreEqual(file.Mutator!(file.Bytes, new Dice("a 1 2")), file.Mutator(file.Bytes, new Dice("a 1 2")), reader.Name);
        }
    }

    [TestMethod]
    public void Every_reader_documents_what_it_is_given()
    {
        CollectionAssert.AllItemsAreUnique(AllReaders.All.Select(reader => reader.Name).ToArray());
        foreach (var reader in AllReaders.All)
        {
            Assert.IsNotEmpty(reader.Seeds, reader.Name);
            Assert.IsTrue(reader.Seeds.All(seed => seed.Files.Any(file => file.Mutator is not null)), reader.Name);
            Assert.IsFalse(reader.Refusals.Any(type => type == typeof(Exception) || type == typeof(SystemException) || type == typeof(InvalidOperationException)), reader.Name);
        }
    }

    [TestMethod]
    [DataRow(nameof(Sameness.Any), "x", null)]
    [DataRow(nameof(Sameness.Same), "a b", null)]
    [DataRow(nameof(Sameness.Same), "a", "1 lines were read, not 2.")]
    [DataRow(nameof(Sameness.Same), "a c", "line 2 is 'c' and was 'b'.")]
    [DataRow(nameof(Sameness.Prefix), "a", null)]
    [DataRow(nameof(Sameness.Prefix), "", null)]
    [DataRow(nameof(Sameness.Prefix), "b", "line 1 is 'b' and was 'a'.")]
    [DataRow(nameof(Sameness.Prefix), "a b c", "line 3 is 'c' and was 'absent'.")]
    [DataRow(nameof(Sameness.Subset), "b", null)]
    [DataRow(nameof(Sameness.Subset), "b c", "'c' was not in the whole input.")]
    public void Lines_are_held_against_the_whole_ones(string sameness, string lines, string? difference) =>
        Assert.AreEqual(difference, InputRunner.WhatDiffers(Enum.Parse<Sameness>(sameness), ["a", "b"], lines.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    private static ForeignReader Reader(string name, double share, int crafted) => new(
        () => [new Seed("seed", new SeedFile("file", [1], ByteMutations.Any))], () => Enumerable.Range(0, crafted).Select(i => Seed.Crafted($"{i}", "file", () => [])))
    {
        Name = name,
        Share = share,
        Refusals = [],
        Read = (_, _) => { },
    };
}
