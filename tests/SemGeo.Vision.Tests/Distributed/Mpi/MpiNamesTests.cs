using SemGeo.Vision.Distributed.Mpi;

namespace SemGeo.Vision.Tests.Distributed.Mpi;

[TestClass]
public sealed class MpiNamesTests
{
    [TestMethod]
    [DataRow("Open MPI v4.1.4, package: Debian OpenMPI, ident: 4.1.4, repo rev: v4.1.4, May 26, 2022\0", "Open MPI 4.1.4", MpiKind.OpenMpi)]
    [DataRow("MPICH Version:\t4.0.2\nMPICH Release date:\tThu Apr  7 12:34:45 CDT 2022\n", "MPICH 4.0.2", MpiKind.Mpich)]
    [DataRow("Intel(R) MPI Library 2021.10 for Linux* OS\n", "Intel(R) MPI Library 2021.10 for Linux* OS", MpiKind.IntelMpi)]
    [DataRow("Microsoft MPI 10.1.12498.52", "Microsoft MPI 10.1.12498.52", MpiKind.MicrosoftMpi)]
    public void A_library_is_known_by_its_version(string text, string expected, MpiKind kind)
    {
        var version = MpiLibrary.ShortVersion(text);

        Assert.AreEqual(expected, version);
        Assert.AreEqual(kind, MpiLibrary.KindOf(version));
    }

    [TestMethod]
    [DataRow("mpirun.openmpi (OpenRTE) 4.1.4", MpiKind.OpenMpi)]
    [DataRow("mpirun (Open MPI) 5.0.3", MpiKind.OpenMpi)]
    [DataRow("HYDRA build details:\n    Version: 4.0.2", MpiKind.Mpich)]
    [DataRow("Intel(R) MPI Library for Linux* OS, Version 2021.10 Build 20230619", MpiKind.IntelMpi)]
    public void A_launcher_is_known_by_its_version(string text, MpiKind kind) => Assert.AreEqual(kind, MpiLauncher.KindOf(text));

    [TestMethod]
    public void Another_program_is_no_launcher() => Assert.IsNull(MpiLauncher.KindOf("prterun 1.0"));

    [TestMethod]
    public void A_library_that_is_not_there_is_named()
    {
        var error = Assert.ThrowsExactly<PlatformNotSupportedException>(() => MpiLibraries.Choose("/nowhere/libmpi.so", null));

        Assert.AreEqual(
            "SEMGEO_MPI is '/nowhere/libmpi.so', which is neither one of OpenMpi, Mpich, IntelMpi, MicrosoftMpi nor the path of an MPI library that loads. "
            + "Install Open MPI or MPICH (Debian and Ubuntu: apt-get install openmpi-bin, or mpich), or name the library's path in SEMGEO_MPI.",
            error.Message);
        Assert.IsNull(MpiLibrary.TryLoad("libc.so.6"), "a library that is not MPI");
    }
}
