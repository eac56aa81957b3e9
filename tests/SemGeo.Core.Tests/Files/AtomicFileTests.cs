using System.Diagnostics;
using SemGeo.Files;

namespace SemGeo.Core.Tests.Files;

[TestClass]
public sealed class AtomicFileTests
{
    private string _folder = null!;

    [TestInitialize]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("semgeo-atomic-").FullName;

    [TestCleanup]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void A_failed_write_leaves_the_file_as_it_was()
    {
        var path = Path.Combine(_folder, "a.csv");
        File.WriteAllText(path, "before");
        StringAssert.Contains(Assert.ThrowsExactly<IOException>(() => AtomicFile.Write(path, Fail)).Message, $"'{path}' could not be written: the disk is full");
        Assert.AreEqual("before", File.ReadAllText(path));
        CollectionAssert.AreEqual(new[] { path }, Directory.GetFiles(_folder));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void A_file_in_memory_is_replaced_whole_too()
    {
        var folder = Directory.CreateDirectory($"/dev/shm/semgeo-{Guid.NewGuid():N}");
        try
        {
            var path = Path.Combine(folder.FullName, "a.csv");
            File.WriteAllText(path, "before");
            Assert.ThrowsExactly<IOException>(() => AtomicFile.Write(path, Fail));
            Assert.AreEqual("before", File.ReadAllText(path));
            AtomicFile.Write(path, beside => File.WriteAllText(beside, "after"));
            Assert.AreEqual("after", File.ReadAllText(path));
            Assert.HasCount(1, folder.GetFiles());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
    public void Devices_and_pipes_are_written_to()
    {
        var pipe = Path.Combine(_folder, "pipe");
        using (var make = Process.Start("mkfifo", [pipe]))
            make.WaitForExit();
        string[] written = ["", "", ""];
        string[] targets = ["/dev/null", pipe, "/dev/stdout"];
        for (var i = 0; i < targets.Length; i++)
        {
            Assert.IsTrue(AtomicFile.IsStream(targets[i]), targets[i]);
            AtomicFile.Write(targets[i], path => written[i] = path);
        }

        CollectionAssert.AreEqual(targets, written);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void An_open_file_of_the_process_is_written_to_under_every_name()
    {
        // What the shell redirected to a regular file looks like one, and is not this program's to replace.
        using var file = new FileStream(Path.Combine(_folder, "redirected"), FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite);
        var descriptor = $"/proc/self/fd/{file.SafeFileHandle.DangerousGetHandle()}";
        var link = Path.Combine(_folder, "link");
        File.CreateSymbolicLink(link, descriptor);
        Assert.IsTrue(AtomicFile.IsStream(descriptor));
        Assert.IsTrue(AtomicFile.IsStream(link));
        Assert.IsFalse(AtomicFile.IsStream(Path.Combine(_folder, "redirected")));
        Assert.IsFalse(AtomicFile.IsStream(Path.Combine(_folder, "none")));
    }

    private static void Fail(string path)
    {
        File.WriteAllText(path, "half");
        throw new IOException("the disk is full");
    }

    [TestMethod]
    public void What_killed_processes_left_beside_a_file_is_deleted_and_nothing_else()
    {
        var folder = Directory.CreateTempSubdirectory("semgeo-unfinished-").FullName;
        try
        {
            string[] others = ["rows.jsonl", "rows.jsonl.tmp", "rows.jsonl.0123.tmp", "other.jsonl.0123456789abcdef0123456789abcdef.tmp"];
            foreach (var name in others.Append("rows.jsonl.0123456789abcdef0123456789abcdef.tmp"))
                File.WriteAllText(Path.Combine(folder, name), "");

            AtomicFile.DeleteUnfinished(Path.Combine(folder, "rows.jsonl"));

            CollectionAssert.AreEquivalent(others, Directory.GetFiles(folder).Select(Path.GetFileName).ToArray());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
