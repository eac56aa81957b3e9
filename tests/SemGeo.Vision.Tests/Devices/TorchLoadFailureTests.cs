using SemGeo.Vision.Devices;

namespace SemGeo.Vision.Tests.Devices;

[TestClass]
public sealed class TorchLoadFailureTests
{
    // As .NET reports it on Linux: a hint, then what the loader says of each place.
    private const string Hint = "Unable to load shared library 'LibTorchSharp' or one of its dependencies. In order to help diagnose loading problems, consider using a tool like strace. ";

    [TestMethod]
    public void Without_lib_torch_the_systems_package_is_named()
    {
        const string message = Hint + "\n/app/libtorch_cpu.so: cannot open shared object file: No such file or directory\nlibtorch_cpu: cannot open shared object file: No such file or directory\n";

        Assert.AreEqual(
            "libtorch is not beside this program: add the package libtorch-cpu-linux-x64 2.10.0 (or TorchSharp-cuda-linux 0.107.0 for GPUs) to the project that is started.",
            Explain(message, hasLibTorch: false));
        StringAssert.Contains(Explain(message, hasLibTorch: false, rid: "osx-arm64"), "add the package libtorch-cpu-osx-arm64 2.10.0 to the project");
        StringAssert.Contains(Explain(message, hasLibTorch: false, rid: "win-x64"), "libtorch-cpu-win-x64 2.10.0 (or TorchSharp-cuda-windows 0.106.0");
    }

    [TestMethod]
    public void An_old_cpp_library_is_named_even_where_lib_torch_is_there()
    {
        const string message = Hint + "\n/lib/x86_64-linux-gnu/libstdc++.so.6: version `GLIBCXX_3.4.32' not found (required by /app/libLibTorchSharp.so)\n/app/LibTorchSharp.so: cannot open shared object file: No such file or directory\n";

        var explanation = Explain(message, hasLibTorch: true);

        StringAssert.Contains(explanation, "requires GLIBCXX_3.4.32 of the C++ library");
        StringAssert.Contains(explanation, "SemGeoFixLibTorchSharp");
    }

    [TestMethod]
    public void An_old_c_library_is_named()
        => StringAssert.Contains(Explain(Hint + "\n/lib/libc.so.6: version `GLIBC_2.34' not found (required by /app/libLibTorchSharp.so)\n", hasLibTorch: true), "require GLIBC_2.34 of the C library");

    [TestMethod]
    public void A_system_without_packages_is_named()
        => Assert.AreEqual(
            "There is no libtorch for linux-arm64: TorchSharp 0.107.0 runs on linux-x64, osx-arm64, win-x64, win-arm64.",
            Explain(Hint, hasLibTorch: false, rid: "linux-arm64"));

    [TestMethod]
    public void Anything_else_is_what_the_loader_reports_of_the_file_that_is_there()
    {
        const string message = Hint + "\n/app/libLibTorchSharp.so: libgomp-98b21ff3.so.1: cannot open shared object file: No such file or directory\nLibTorchSharp: cannot open shared object file: No such file or directory\n";

        Assert.AreEqual(
            "libtorch is there but does not load: /app/libLibTorchSharp.so: libgomp-98b21ff3.so.1: cannot open shared object file: No such file or directory.",
            Explain("\n/app/LibTorchSharp.so: cannot open shared object file: No such file or directory" + message, hasLibTorch: true));
    }

    [TestMethod]
    public void On_windows_the_version_that_is_reported_to_work_is_named()
        => StringAssert.Contains(Explain("Unable to load DLL 'LibTorchSharp': The specified procedure could not be found. (0x8007007F)", hasLibTorch: true, rid: "win-x64"), "-p:TorchSharpVersion=0.106.0");

    [TestMethod]
    public void Here_torch_is_available() => Assert.IsNull(TorchLibrary.WhyUnavailable);

    private static string Explain(string message, bool hasLibTorch, string rid = "linux-x64") => new TorchLoadFailure(rid, "0.107.0", "2.10.0", hasLibTorch, message).Explain();
}
