using System.Diagnostics;
using System.Net.Sockets;
using SemGeo.Files;

namespace SemGeo.Core.Tests.Files;

[TestClass]
public sealed class RegularFileTests
{
    private string _folder = null!;

    [TestInitialize]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("semgeo-regular-").FullName;

    [TestCleanup]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void A_file_is_opened()
    {
        File.WriteAllText(PathOf("a.csv"), "lat");
        using var stream = RegularFile.OpenRead(PathOf("a.csv"));
        Assert.AreEqual(3, stream.Length);
        using var handle = RegularFile.OpenHandle(PathOf("a.csv"));
        Assert.AreEqual(3, RandomAccess.GetLength(handle));
        Assert.AreEqual(FileShape.Regular, RegularFile.ShapeOf(PathOf("a.csv")));
    }

    [TestMethod]
    public void A_link_to_a_file_is_opened()
    {
        File.WriteAllText(PathOf("a.csv"), "lat");
        File.CreateSymbolicLink(PathOf("link"), "a.csv");
        using var stream = RegularFile.OpenRead(PathOf("link"));
        Assert.AreEqual(3, stream.Length);
    }

    [TestMethod]
    public void What_is_not_there_is_not_found()
    {
        Assert.ThrowsExactly<FileNotFoundException>(() => RegularFile.OpenRead(PathOf("none")));
        Assert.ThrowsExactly<DirectoryNotFoundException>(() => RegularFile.OpenRead(PathOf("no/ne")));
        Assert.AreEqual(FileShape.Absent, RegularFile.ShapeOf(PathOf("none")));
    }

    [TestMethod]
    public void A_path_with_a_zero_byte_is_not_that_before_it()
    {
        File.WriteAllText(PathOf("a.csv"), "lat");

        var e = Assert.ThrowsExactly<IOException>(() => RegularFile.OpenRead(PathOf("a.csv\0.jpg")));

        Assert.AreEqual($"the path '{PathOf("a.csv")}\uFFFD.jpg' has zero bytes, as no name of a file has: what names it is damaged.", e.Message);
        Assert.AreEqual(FileShape.Absent, RegularFile.ShapeOf(PathOf("a.csv\0.jpg")));
    }

    [TestMethod]
    public void A_folder_is_refused()
    {
        var e = Assert.ThrowsExactly<IOException>(() => RegularFile.OpenRead(_folder));
        Assert.AreEqual($"'{_folder}' is a folder, not a regular file: name a file in it.", e.Message);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
    public void A_device_is_refused()
    {
        var e = Assert.ThrowsExactly<IOException>(() => RegularFile.OpenRead("/dev/zero"));
        Assert.AreEqual("'/dev/zero' is a device, not a regular file: write what it gives to a file, and name that.", e.Message);
        File.CreateSymbolicLink(PathOf("photo.jpg"), "/dev/zero");
        StringAssert.Contains(Assert.ThrowsExactly<IOException>(() => RegularFile.OpenHandle(PathOf("photo.jpg"))).Message, "photo.jpg' is a device");
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
    public void A_pipe_is_refused_and_not_waited_for()
    {
        using (var make = Process.Start("mkfifo", [PathOf("pipe")]))
            make.WaitForExit();
        StringAssert.Contains(Assert.ThrowsExactly<IOException>(() => RegularFile.OpenRead(PathOf("pipe"))).Message, "pipe' is a pipe, not a regular file");
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
    public void A_socket_is_refused()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(PathOf("s")));
        StringAssert.Contains(Assert.ThrowsExactly<IOException>(() => RegularFile.OpenRead(PathOf("s"))).Message, "s' is a socket, not a regular file");
    }

    private string PathOf(string name) => Path.Combine(_folder, name);
}
