using SemGeo.Vision.Devices;

namespace SemGeo.Vision.Tests.Devices;

[TestClass]
public sealed class TensorMemoryTests
{
    [TestMethod]
    public void Large_pages_are_asked_for_on_Linux_and_nowhere_else() => Assert.AreEqual(OperatingSystem.IsLinux(), TensorMemory.Set(_ => null));

    [TestMethod]
    [DataRow("THP_MEM_ALLOC_ENABLE")]
    [DataRow("MALLOC_MMAP_MAX_")]
    [DataRow("MALLOC_TRIM_THRESHOLD_")]
    [DataRow("MALLOC_TOP_PAD_")]
    public void Who_tuned_memory_is_not_overruled(string name) => Assert.IsFalse(TensorMemory.Set(variable => variable == name ? "0" : null));
}
