using SemGeo.Tests.Shared;
using TorchSharp;

namespace Shims.TorchSharp.Tests.ShimsOnly;

[TestClass]
public sealed class SurfaceTests
{
    [TestMethod]
    public void The_shim_has_no_public_member_that_the_real_TorchSharp_lacks()
    {
        var real = File.ReadLines("Golden/torchsharp-surface.txt").ToHashSet(StringComparer.Ordinal);

        var own = PublicSurface.Of(typeof(torch).Assembly).ToList();

        Assert.IsGreaterThan(2000, own.Count);
        Assert.AreEqual("", string.Join(Environment.NewLine, own.Where(line => !real.Contains(line))), "Members that TorchSharp 0.102.8 does not have");
    }

    [TestMethod]
    public void A_member_that_is_not_on_the_list_is_found() =>
        Assert.Contains("class Shims.TorchSharp.Tests.ShimsOnly.SurfaceTests", PublicSurface.Of(typeof(SurfaceTests).Assembly).Select(line => line.Replace("sealed ", "")));
}
