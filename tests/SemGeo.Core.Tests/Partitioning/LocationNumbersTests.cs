using System.Text;
using SemGeo.Partitioning;

namespace SemGeo.Core.Tests.Partitioning;

[TestClass]
public class LocationNumbersTests
{
    [TestMethod]
    public void Ids_of_any_length_keep_their_numbers()
    {
        // Lengths about the limits of what is compared at once, with a difference at every place.
        var ids = new List<string>();
        for (var length = 1; length <= 40; length++)
        {
            ids.Add(new string('a', length));
            for (var place = 0; place < length; place++)
                ids.Add(new string('a', place) + "b" + new string('a', length - place - 1));
        }

        var numbers = new LocationNumbers();
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < ids.Count; i++)
            {
                Assert.AreEqual(i, numbers.Intern(ids[i]));
                Assert.AreEqual(i, numbers.Intern(Encoding.UTF8.GetBytes(ids[i])));
                Assert.AreEqual(ids[i], numbers.IdOf(i));
            }
        }

        Assert.AreEqual(ids.Count, numbers.Count);
    }

    [TestMethod]
    public void Zero_bytes_at_the_end_tell_ids_apart()
    {
        var numbers = new LocationNumbers();
        string[] ids = ["R1", "R1\0", "R1\0\0", "R1234567", "R1234567\0", "R12345678\0", "R12345678"];
        for (var i = 0; i < ids.Length; i++)
            Assert.AreEqual(i, numbers.Intern(ids[i]));
    }

    [TestMethod]
    public void Other_scripts_and_very_long_ids_are_kept()
    {
        var numbers = new LocationNumbers();
        string[] ids = ["Ελλάδα", "日本", new string('ж', 500), new string('ж', 499) + "з"];
        for (var i = 0; i < ids.Length; i++)
            Assert.AreEqual(i, numbers.Intern(ids[i]));
        for (var i = 0; i < ids.Length; i++)
            Assert.AreEqual(ids[i], numbers.IdOf(i));
    }

    [TestMethod]
    public void Many_ids_are_found_again()
    {
        var numbers = new LocationNumbers();
        for (var i = 0; i < 100_000; i++)
            Assert.AreEqual(i, numbers.Intern($"R{i * 7919L}"));
        for (var i = 0; i < 100_000; i++)
            Assert.AreEqual(i, numbers.Intern($"R{i * 7919L}"));
        Assert.AreEqual("R7919", numbers.IdOf(1));
    }
}
