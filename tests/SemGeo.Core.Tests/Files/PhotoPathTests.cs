using System.Text;
using SemGeo.Files;

namespace SemGeo.Core.Tests.Files;

[TestClass]
public sealed class PhotoPathTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("semgeo-paths-").FullName;

    [TestCleanup]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void Cell_means_the_file_that_is_there()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "sub"));
        File.WriteAllText(Path.Combine(_folder, "sub", "a.jpg"), "");
        File.WriteAllText(Path.Combine(_folder, "1234.jpg"), "");

        Assert.AreEqual(Path.Combine(_folder, "sub/a.jpg"), PhotoPath.Resolve(_folder, "sub/a.jpg"));
        Assert.AreEqual(Path.Combine(_folder, "sub/a.jpg"), PhotoPath.Resolve(_folder, @"sub\a.jpg").Replace('\\', '/'));
        Assert.AreEqual(Path.Combine(_folder, "1234.jpg"), PhotoPath.Resolve(_folder, "1234"));
        Assert.AreEqual(Path.Combine(_folder, "none"), PhotoPath.Resolve(_folder, "none"));
        Assert.AreEqual("", PhotoPath.Resolve(_folder, " "));
        Assert.AreEqual("file:///x/a.jpg", PhotoPath.Resolve(_folder, "file:///x/a.jpg"));
    }

    [TestMethod]
    public void Likely_cause_of_an_absent_file_is_named()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "sub"));
        File.WriteAllText(Path.Combine(_folder, "sub", "IMG.JPG"), "");
        File.WriteAllText(Path.Combine(_folder, "sub", "Zoë.jpg".Normalize(NormalizationForm.FormD)), "");

        Assert.Contains($"There is no folder 'other' in '{_folder}'", PhotoPath.WhyAbsent(Path.Combine(_folder, "other", "a.jpg"))!);
        Assert.Contains("'IMG.JPG'", PhotoPath.WhyAbsent(Path.Combine(_folder, "sub", "img.jpg"))!);
        Assert.Contains("how accents are encoded", PhotoPath.WhyAbsent(Path.Combine(_folder, "sub", "Zoë.jpg".Normalize(NormalizationForm.FormC)))!);
        Assert.Contains("save the table as UTF-8", PhotoPath.WhyAbsent(Path.Combine(_folder, "sub", "Zo\uFFFD.jpg"))!);
        Assert.IsNull(PhotoPath.WhyAbsent(Path.Combine(_folder, "sub", "b.jpg")));
        if (Path.DirectorySeparatorChar == '/')
            Assert.Contains("a path of Windows", PhotoPath.WhyAbsent(Path.Combine(_folder, "C:/photos/a.jpg"))!);
    }
}
