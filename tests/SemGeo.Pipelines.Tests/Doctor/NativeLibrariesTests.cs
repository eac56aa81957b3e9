using SemGeo.Pipelines.Doctor;

namespace SemGeo.Pipelines.Tests.Doctor;

[TestClass]
public sealed class NativeLibrariesTests
{
    [TestMethod]
    public void Every_library_has_a_line_and_loads_here()
    {
        var lines = NativeLibraries.Lines().ToList();

        foreach (var name in new[] { "torch_cpu", "LibTorchSharp", "libSkiaSharp", "e_sqlite3" })
            Assert.IsTrue(lines.Exists(line => line.StartsWith($"native library {name} (", StringComparison.Ordinal) && line.EndsWith(": loads", StringComparison.Ordinal)), $"{name}\n{string.Join('\n', lines)}");
        NativeLibraries.Check();
    }

    [TestMethod]
    [DataRow("...GLIBCXX_3.4.30\0GLIBCXX_3.4.32\0", true, "has GLIBCXX_3.4.32: TorchSharp's library needs no change")]
    [DataRow("...GLIBCXX_3.4.30\0GLIBCXX_3.4.31\0", true, "the build marked that as weak")]
    [DataRow("...GLIBCXX_3.4.30\0GLIBCXX_3.4.31\0", false, "the build did not mark that as weak")]
    [DataRow("...GLIBCXX_3.4.320\0", false, "lacks GLIBCXX_3.4.32")]
    public void The_change_of_the_library_is_reported_by_what_the_system_has(string cppLibrary, bool loads, string expected)
        => Assert.Contains(expected, NativeLibraries.CppState([.. cppLibrary.Select(letter => (byte)letter)], loads));

    [TestMethod]
    public void Without_a_cpp_library_that_is_reported() => Assert.AreEqual("libstdc++.so.6 was not found", NativeLibraries.CppState(null, loads: false));

    [TestMethod]
    public void Of_the_loaders_words_the_missing_version_counts()
        => Assert.AreEqual(
            "/lib/libstdc++.so.6: version `GLIBCXX_3.4.32' not found (required by /app/libA.so)",
            NativeLibraries.Condense("Unable to load shared library 'A'.\n/app/A.so: cannot open shared object file\n/lib/libstdc++.so.6: version `GLIBCXX_3.4.32' not found (required by /app/libA.so)\n"));
}
