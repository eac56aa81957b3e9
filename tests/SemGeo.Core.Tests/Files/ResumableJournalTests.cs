using System.Text;
using SemGeo.Files;
using SemGeo.Testing;

namespace SemGeo.Core.Tests.Files;

[TestClass]
public sealed class ResumableJournalTests
{
    private const int MaxLineBytes = 10;

    [TestMethod]
    public void Rows_of_ended_stretches_are_found_again_and_others_are_not()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "a\n", "b\r\nc\n");
        File.AppendAllText(folder["rows"], "d\n");

        using var journal = ResumableJournal.Open(folder["rows"]);

        Assert.AreEqual((false, 3L, 7L, 0L), (journal.IsOfEarlierBuild, journal.Rows, journal.SoundLength, journal.AlteredRows));
        CollectionAssert.AreEqual(new[] { "a 2", "b 5", "c 7" }, LinesOf(journal));
        Assert.IsTrue(journal.IsEnd(2, 1));
        Assert.IsFalse(journal.IsEnd(5, 2));
    }

    [TestMethod]
    public void What_was_altered_is_not_sound()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "a\n", "b\n");
        File.WriteAllText(folder["rows"], "a\nx\n");

        using var journal = ResumableJournal.Open(folder["rows"]);

        Assert.AreEqual((1L, 1L, 1L), (journal.Rows, journal.AlteredRows, journal.RowsBeforeAltered));
        CollectionAssert.AreEqual(new[] { "a 2" }, LinesOf(journal));
    }

    [TestMethod]
    public void A_file_of_an_earlier_build_has_no_checksums_and_is_read_to_its_last_line_end()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["rows"], "a\nb\nc");
        using (var journal = ResumableJournal.Open(folder["rows"]))
        {
            Assert.IsTrue(journal.IsOfEarlierBuild);
            CollectionAssert.AreEqual(new[] { "a 2", "b 4" }, LinesOf(journal));
            journal.Cut(4, 2);
            journal.Stream.Write("x\n"u8);
            journal.EndStretch(3);
        }

        using var again = ResumableJournal.Open(folder["rows"]);
        Assert.IsFalse(again.IsOfEarlierBuild);
        CollectionAssert.AreEqual(new[] { "a 2", "b 4", "x 6" }, LinesOf(again));
    }

    [TestMethod]
    public void Lines_end_before_one_that_is_too_long()
    {
        using var folder = new TemporaryFolder();
        Write(folder, $"a\n{new string('b', MaxLineBytes + 1)}\nc\n");

        using var journal = ResumableJournal.Open(folder["rows"]);

        CollectionAssert.AreEqual(new[] { "a 2" }, LinesOf(journal));
    }

    [TestMethod]
    public void Cleared_journal_begins_anew_without_being_taken_for_an_earlier_builds()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "a\n");
        using (var journal = ResumableJournal.Open(folder["rows"]))
        {
            journal.Clear();
            journal.Stream.Write("heading\n"u8);
            Assert.AreEqual((false, 0L), (journal.IsOfEarlierBuild, journal.Rows));
            journal.Cut(8, 0);
            journal.Stream.Write("b\n"u8);
            journal.EndStretch(1);
        }

        using var again = ResumableJournal.Open(folder["rows"]);
        Assert.AreEqual((1L, 10L), (again.Rows, again.SoundLength));
    }

    [TestMethod]
    public void Complete_journal_becomes_the_result_and_a_deleted_one_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "a\n");
        folder.Write("result", "of before");
        ResumableJournal.Open(folder["rows"]).Complete(folder["result"]);
        Assert.AreEqual("a\n", File.ReadAllText(folder["result"]));
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder.Path));

        Write(folder, "a\n");
        ResumableJournal.Open(folder["rows"]).Delete();
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    public void A_journal_that_is_locked_or_a_folder_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var journal = ResumableJournal.Open(folder["rows"], FileShare.None);
        Assert.ThrowsExactly<IOException>(() => ResumableJournal.Open(folder["rows"], FileShare.None));
        Assert.Throws<SystemException>(() => ResumableJournal.Open(folder.Path));
    }

    private static void Write(TemporaryFolder folder, params string[] stretches)
    {
        using var journal = ResumableJournal.Open(folder["rows"]);
        journal.Cut(0, 0);
        var rows = 0;
        foreach (var stretch in stretches)
        {
            journal.Stream.Write(Encoding.UTF8.GetBytes(stretch));
            journal.EndStretch(rows += stretch.Count(letter => letter == '\n'));
        }
    }

    private static string[] LinesOf(ResumableJournal journal) => [.. journal.Lines(MaxLineBytes).Select(line => $"{Encoding.UTF8.GetString(line.Line.Span)} {line.End}")];
}
