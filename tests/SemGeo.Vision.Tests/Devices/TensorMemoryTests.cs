using SemGeo.Vision.Devices;

namespace SemGeo.Vision.Tests.Devices;

[TestClass]
public sealed class TensorMemoryTests
{
    [TestMethod]
    public void Memory_is_kept_on_Linux_and_nowhere_else() => Assert.AreEqual(OperatingSystem.IsLinux(), TensorMemory.Set(_ => null));

    [TestMethod]
    [DataRow("MALLOC_MMAP_MAX_")]
    [DataRow("MALLOC_TRIM_THRESHOLD_")]
    [DataRow("MALLOC_TOP_PAD_")]
    public void Who_tuned_glibc_is_not_overruled(string name) => Assert.IsFalse(TensorMemory.Set(variable => variable == name ? "0" : null));
}
