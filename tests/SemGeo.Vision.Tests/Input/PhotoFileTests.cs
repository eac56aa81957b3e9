using System.Diagnostics;
using SemGeo.Imaging;
using SemGeo.Testing;
using SemGeo.Vision.Input;

namespace SemGeo.Vision.Tests.Input;

[TestClass]
public sealed class PhotoFileTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("semgeo-photos-").FullName;

    [TestCleanup]
    public void Cleanup() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void A_photo_is_read_by_its_path_its_uri_and_its_address_in_a_shard()
    {
        var photo = GoldenImages.Encoded("grey.jpg");
        var (file, shard) = (Path.Combine(_folder, "a b.jpg"), Path.Combine(_folder, "s.tar"));
        File.WriteAllBytes(file, photo);
        File.WriteAllBytes(shard, [1, 2, 3, .. photo, 4]);
        CollectionAssert.AreEqual(photo, PhotoFile.Read(file));
        CollectionAssert.AreEqual(photo, PhotoFile.Read(new Uri(file).AbsoluteUri));
        CollectionAssert.AreEqual(photo, PhotoFile.Read($"{shard}#3+{photo.Length}"));
        Fails($"{shard}#3+{photo.Length + 2}", "shorter than it was");
        Fails($"{shard}#9223372036854775807+{photo.Length}", "shorter than it was");
        Fails($"{shard}#3+9223372036854775807", "shorter than it was");
    }

    [TestMethod]
    public void Files_beyond_the_bound_are_not_read()
    {
        // No bytes are on the disk.
        var path = Path.Combine(_folder, "large.jpg");
        using (var file = File.Create(path))
            file.SetLength(PhotoFile.MaxBytes + 1L);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Fails(path, "536,870,913 bytes");
        Fails($"{_folder}/large.tar#0+1", "does not exist");
        Assert.IsLessThan(1 << 20, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void Folders_are_no_photos()
    {
        Fails(_folder, "directory");
        Fails("", "neither");
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void Pipes_and_devices_are_no_photos()
    {
        var pipe = Path.Combine(_folder, "pipe.jpg");
        using (var make = Process.Start("mkfifo", pipe))
            make.WaitForExit();
        Fails(pipe, "is a pipe, not a regular file");
        Fails("/dev/zero", "is a device, not a regular file");
        Assert.Contains("is a pipe", PhotoMetadata.Read(pipe).Problem!);
    }

    private static void Fails(string path, string reason) => Assert.Contains(reason, Assert.ThrowsExactly<ImageDecodingException>(() => PhotoFile.Read(path)).Message);
}
