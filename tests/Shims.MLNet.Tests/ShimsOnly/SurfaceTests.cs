using Microsoft.ML;
using SemGeo.Tests.Shared;

namespace Shims.MLNet.Tests.ShimsOnly;

[TestClass]
public sealed class SurfaceTests
{
    [TestMethod]
    public void The_shim_has_no_public_member_that_the_real_ML_NET_lacks()
    {
        var real = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Golden", "mlnet-surface.txt")).ToHashSet(StringComparer.Ordinal);

        var own = PublicSurface.Of(typeof(MLContext).Assembly).ToList();

        Assert.IsGreaterThan(600, own.Count);
        Assert.IsEmpty(own.Where(line => !real.Contains(line)), "Members that are not on the list of ML.NET 5.0.0");
    }
}
