using SemGeo.Files;

namespace SemGeo.Core.Tests.Files;

[TestClass]
public sealed class StretchSumsTests
{
    private string _folder = null!;

    private string Journal => Path.Combine(_folder, "rows.jsonl");

    private string Sums => Journal + ".sums";

    [TestInitialize]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("semgeo-sums-").FullName;

    [TestCleanup]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void What_was_written_is_what_is_found_again()
    {
        Write();
        using var journal = Open();
        using var sums = StretchSums.Open(journal);
        Assert.AreEqual((9L, 3L, 0L, false), (sums.End, sums.Rows, sums.AlteredRows, sums.IsOfEarlierBuild));
        Assert.IsTrue(sums.IsEnd(3, 1) && sums.IsEnd(9, 3));
        Assert.IsFalse(sums.IsEnd(6, 2) || sums.IsEnd(9, 2) || sums.IsEnd(0, 0));
    }

    [TestMethod]
    public void Every_altered_byte_costs_its_stretch_and_what_is_behind_it()
    {
        for (var place = 0; place < 9; place++)
        {
            Write();
            Flip(Journal, place);
            using var journal = Open();
            using var sums = StretchSums.Open(journal);
            Assert.AreEqual(place < 3 ? (0L, 3L) : (1L, 2L), (sums.Rows, sums.AlteredRows), $"byte {place}");
        }
    }

    [TestMethod]
    public void An_altered_checksum_is_none()
    {
        Write();
        for (var place = 0; place < new FileInfo(Sums).Length; place++)
        {
            Write();
            Flip(Sums, place);
            using var journal = Open();
            using var sums = StretchSums.Open(journal);
            Assert.IsLessThan(3, sums.Rows, $"byte {place}");
        }
    }

    [TestMethod]
    public void Rows_behind_the_last_checksum_do_not_count_and_are_no_damage()
    {
        Write();
        File.AppendAllText(Journal, "c\n");
        using var journal = Open();
        using var sums = StretchSums.Open(journal);
        Assert.AreEqual((3L, 9L, 0L), (sums.Rows, sums.End, sums.AlteredRows));
        sums.Cut(sums.End, sums.Rows);
        Assert.AreEqual(9, journal.Length);
    }

    [TestMethod]
    public void A_journal_without_checksums_is_taken_and_gets_them()
    {
        File.WriteAllText(Journal, "a1\nb2\nc");
        using (var journal = Open())
        using (StretchSums.Open(journal))
            Assert.IsFalse(File.Exists(Sums), "A run that is refused changes nothing.");
        using (var journal = Open())
        using (var sums = StretchSums.Open(journal))
        {
            Assert.IsTrue(sums.IsOfEarlierBuild);
            sums.Cut(6, 2);
            journal.Write("c3\n"u8);
            sums.Add(3);
        }

        using var again = Open();
        using var found = StretchSums.Open(again);
        Assert.AreEqual((false, 9L, 3L, true), (found.IsOfEarlierBuild, found.End, found.Rows, found.IsEnd(6, 2)));
    }

    [TestMethod]
    public void Stretches_in_another_order_do_not_fit()
    {
        Write();
        var lines = File.ReadAllLines(Sums);
        File.WriteAllText(Sums, $"{lines[0]}\n{lines[2]}\n{lines[1]}\n");
        using var journal = Open();
        using var sums = StretchSums.Open(journal);
        Assert.AreEqual((0L, 3L), (sums.Rows, sums.AlteredRows));
    }

    [TestMethod]
    public void Cutting_in_the_middle_makes_one_stretch_of_what_stays()
    {
        Write();
        using (var journal = Open())
        using (var sums = StretchSums.Open(journal))
            sums.Cut(6, 2);
        using var again = Open();
        using var found = StretchSums.Open(again);
        Assert.AreEqual((6L, 2L, 6L), (found.End, found.Rows, again.Length));
    }

    private void Write()
    {
        File.Delete(Sums);
        File.Delete(Journal);
        using var journal = Open();
        using var sums = StretchSums.Open(journal);
        sums.Cut(0, 0);
        journal.Write("a1\n"u8);
        sums.Add(1);
        journal.Write("b2\nc3\n"u8);
        sums.Add(3);
    }

    private FileStream Open() => new(Journal, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);

    private static void Flip(string path, int place)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[place] ^= 1;
        File.WriteAllBytes(path, bytes);
    }
}
