using System.Diagnostics;
using SemGeo.Files;

namespace SemGeo.Core.Tests.Files;

[TestClass]
public sealed class UnfinishedFileTests
{
    private const string Number = "0123456789abcdef";

    private string _folder = null!;

    [TestInitialize]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("semgeo-unfinished-").FullName;

    [TestCleanup]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    [OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
    public void Files_of_ended_processes_are_deleted_before_the_next_file_is_written_whatever_it_is_called()
    {
        using var running = Process.Start("sleep", ["600"]);
        try
        {
            string[] kept =
            [
                "a.csv" + UnfinishedFile.EndOf(UnfinishedFile.ThisHost, running.Id, Number),
                "b.csv" + UnfinishedFile.EndOf(UnfinishedFile.HostOf("another"), EndedProcess(), Number),
                "c.csv.0123456789abcdef0123456789abcdef.tmp",
                "d.csv.tmp",
                "e.csv" + UnfinishedFile.EndOf(UnfinishedFile.ThisHost, EndedProcess(), Number[1..]),
            ];
            string[] left =
            [
                "a.csv" + UnfinishedFile.EndOf(UnfinishedFile.ThisHost, EndedProcess(), Number),
                "table-3-highest.html" + UnfinishedFile.EndOf(UnfinishedFile.ThisHost, EndedProcess(), Number),
            ];
            foreach (var name in kept.Concat(left))
                File.WriteAllText(Path.Combine(_folder, name), "half");

            AtomicFile.Write(Path.Combine(_folder, "f.csv"), path => File.WriteAllText(path, "whole"));

            CollectionAssert.AreEquivalent(kept.Append("f.csv").ToArray(), Names());
        }
        finally
        {
            running.Kill();
        }
    }

    [TestMethod]
    public void Files_with_this_process_s_number_are_deleted_but_for_those_that_it_writes()
    {
        // As where each run is process 1 of its container.
        var left = Path.Combine(_folder, "a.csv" + UnfinishedFile.EndOf(UnfinishedFile.ThisHost, Environment.ProcessId, Number));
        File.WriteAllText(left, "half");
        UnfinishedFile.Use(Path.Combine(_folder, "b.csv"), path =>
        {
            File.WriteAllText(path, "half");
            File.WriteAllText(left, "half");

            UnfinishedFile.DeleteLeft(_folder);

            CollectionAssert.AreEqual(new[] { path }, Directory.GetFiles(_folder));
        });
        Assert.IsEmpty(Directory.GetFiles(_folder));
    }

    [TestMethod]
    public void A_folder_that_is_not_there_is_left_alone()
    {
        UnfinishedFile.DeleteLeft(Path.Combine(_folder, "none"));
        UnfinishedFile.DeleteAllOf(Path.Combine(_folder, "none", "a.csv"));
        Assert.IsFalse(Directory.Exists(Path.Combine(_folder, "none")));
    }

    [TestMethod]
    public void All_of_a_target_are_deleted_by_whoever_writes_it_alone()
    {
        string[] kept = ["a.csv", "a.csv.tmp", "other.csv" + UnfinishedFile.EndOf(UnfinishedFile.ThisHost, 1, Number), "a.csv.gz" + UnfinishedFile.EndOf(UnfinishedFile.ThisHost, 1, Number)];
        string[] left = ["a.csv" + UnfinishedFile.EndOf(UnfinishedFile.HostOf("another"), 1, Number), "a.csv.0123456789abcdef0123456789abcdef.tmp"];
        foreach (var name in kept.Concat(left))
            File.WriteAllText(Path.Combine(_folder, name), "half");

        UnfinishedFile.DeleteAllOf(Path.Combine(_folder, "a.csv"));

        CollectionAssert.AreEquivalent(kept, Names());
    }

    private static int EndedProcess()
    {
        using var process = Process.Start("true");
        process.WaitForExit();
        return process.Id;
    }

    private string[] Names() => [.. Directory.GetFiles(_folder).Select(path => Path.GetFileName(path))];
}
