using SemGeo.Vision.Distributed.Mpi;

namespace SemGeo.Pipelines.Tests.Verbs;

/// <summary>The MPI that a test is run with; where it is not installed the test says so.</summary>
internal static class TestLauncher
{
    /// <summary>The launcher of an MPI.</summary>
    public static MpiLauncher Find(MpiKind kind)
    {
        try
        {
            return MpiLauncher.Find(kind);
        }
        catch (PlatformNotSupportedException e)
        {
            Assert.Inconclusive(e.Message);
            throw;
        }
    }

    /// <summary>The environment that makes semgeo choose it.</summary>
    public static Dictionary<string, string> Variables(MpiKind kind) => new() { ["SEMGEO_MPI"] = Find(kind).Kind.ToString() };
}
