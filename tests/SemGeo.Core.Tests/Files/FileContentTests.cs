using System.Text;
using SemGeo.Files;

namespace SemGeo.Core.Tests.Files;

[TestClass]
public sealed class FileContentTests
{
    [TestMethod]
    [DataRow("FFD8FFE0", FileKind.Jpeg)]
    [DataRow("89504E470D0A1A0A", FileKind.Png)]
    [DataRow("524946461000000057454250", FileKind.WebP)]
    [DataRow("000000186674797068656963", FileKind.Heif)]
    [DataRow("00000018667479706D703432", FileKind.IsoMedia)]
    [DataRow("49492A00", FileKind.Tiff)]
    [DataRow("424D3600000000000000", FileKind.Bmp)]
    [DataRow("1F8B08", FileKind.Gzip)]
    [DataRow("425A68", FileKind.BZip2)]
    [DataRow("28B52FFD", FileKind.Zstandard)]
    [DataRow("FD377A585A00", FileKind.Xz)]
    [DataRow("504B0304", FileKind.Zip)]
    [DataRow("50415231", FileKind.Parquet)]
    [DataRow("", FileKind.Empty)]
    public void Bytes_tell_the_kind(string hex, FileKind kind) => Assert.AreEqual(kind, FileContent.Of(Convert.FromHexString(hex)));

    [TestMethod]
    [DataRow("BMW,lat,lon\n1,2,3\n", FileKind.Other)]
    [DataRow("id,lat,lon\n", FileKind.Other)]
    [DataRow("\n <!DOCTYPE HTML><title>404</title>", FileKind.Html)]
    [DataRow("<?xml version=\"1.0\"?><!DOCTYPE html><html>", FileKind.Html)]
    [DataRow("<?xml version=\"1.0\"?><osm version=\"0.6\">", FileKind.Xml)]
    [DataRow("version https://git-lfs.github.com/spec/v1\n", FileKind.GitLfsPointer)]
    [DataRow("{\"id\":1}", FileKind.Json)]
    public void Text_tells_the_kind(string text, FileKind kind) => Assert.AreEqual(kind, FileContent.Of(Encoding.UTF8.GetBytes(text)));

    [TestMethod]
    public void Tar_is_told_by_its_mark()
    {
        var header = new byte[512];
        "ustar"u8.CopyTo(header.AsSpan(257));
        header[0] = (byte)'a';

        Assert.AreEqual(FileKind.Tar, FileContent.Of(header));
    }
}
