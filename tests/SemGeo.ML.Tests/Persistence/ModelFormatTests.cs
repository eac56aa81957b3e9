using System.Buffers.Binary;
using System.IO.Compression;
using Microsoft.ML;
using SemGeo.ML.Persistence;

namespace SemGeo.ML.Tests.Persistence;

/// <summary>The version in saved models.</summary>
[TestClass]
public sealed class ModelFormatTests
{
    // Fields of ML.NET's header.
    private const int Written = 0x48, Readable = 0x4C;

    private static string Frozen => Path.Combine(AppContext.BaseDirectory, "Frozen", "0.1", "models");

    [TestMethod]
    public void Files_of_the_first_version_say_so_and_load()
    {
        using var file = File.OpenRead(Path.Combine(Frozen, "countries.zip"));
        Assert.AreEqual(ModelFormat.Oldest, VersionOf(file, Written));
        Assert.IsNotNull(new MLContext().UseSemGeo().Model.Load(file, out _));
    }

    [TestMethod]
    public void Models_are_written_as_the_oldest_version_that_can_hold_them()
    {
        using var file = Save();
        Assert.AreEqual(ModelFormat.Checksums, VersionOf(file, Written));
        Assert.AreEqual(ModelFormat.Checksums, VersionOf(file, Readable));
        Assert.IsNotNull(new MLContext().UseSemGeo().Model.Load(file, out _));
    }

    [TestMethod]
    public void Newer_models_are_refused_with_both_versions()
    {
        using var file = Save();
        Change(file, bytes =>
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(Written), 0x00020001);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(Readable), 0x00020000);
        });
        var error = Models.Innermost(Assert.Throws<Exception>(() => new MLContext().UseSemGeo().Model.Load(file, out _)));
        Assert.IsInstanceOfType<ModelFormatException>(error);
        Assert.AreEqual("The model has format 2.1, which builds from format 2.0 on read; this one reads 1.1 to 1.3. Load it with the version of SemGeo.ML that saved it, or a newer one.", error.Message);
    }

    [TestMethod]
    public void Newer_models_that_older_builds_read_load()
    {
        using var file = Save();
        Change(file, bytes => BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(Written), 0x00010009));
        Assert.IsNotNull(new MLContext().UseSemGeo().Model.Load(file, out _));
    }

    private static MemoryStream Save()
    {
        var ml = new MLContext();
        var file = new MemoryStream();
        ml.Model.Save(ml.Geolocation.ReverseGeocode().Fit(TrainedModel.Photos), TrainedModel.Photos.Schema, file);
        return file;
    }

    private static ZipArchiveEntry EntryOf(ZipArchive archive) => archive.Entries.Last(entry => entry.Name == "Model.key" && IsOurs(entry));

    private static bool IsOurs(ZipArchiveEntry entry) => BytesOf(entry).AsSpan().IndexOf("SEMGEOML"u8) >= 0;

    private static byte[] BytesOf(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static uint VersionOf(Stream file, int field)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        var version = BinaryPrimitives.ReadUInt32LittleEndian(BytesOf(EntryOf(archive)).AsSpan(field));
        file.Position = 0;
        return version;
    }

    private static void Change(Stream file, Action<byte[]> change)
    {
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = EntryOf(archive);
            var bytes = BytesOf(entry);
            change(bytes);
            using var stream = entry.Open();
            stream.SetLength(0);
            stream.Write(bytes);
        }

        file.Position = 0;
    }
}
