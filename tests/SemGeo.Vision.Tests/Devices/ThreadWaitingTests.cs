using System.Diagnostics;
using System.Runtime.InteropServices;
using SemGeo.Vision.Devices;

namespace SemGeo.Vision.Tests.Devices;

[TestClass]
public sealed partial class ThreadWaitingTests
{
    private const string SpinCount = "GOMP_SPINCOUNT";

    [TestMethod]
    public void The_setting_is_made_on_Linux_where_libtorch_sees_it_and_children_do_not()
    {
        Assert.AreEqual(OperatingSystem.IsLinux(), ThreadWaiting.Shorten(_ => null));
        if (!OperatingSystem.IsLinux())
            return;

        Assert.AreEqual("3000", Marshal.PtrToStringUTF8(Variable(SpinCount)));
        Assert.AreEqual(Environment.GetEnvironmentVariable(SpinCount), new ProcessStartInfo("x").Environment.TryGetValue(SpinCount, out var inherited) ? inherited : null);
        Assert.AreNotEqual("3000", Environment.GetEnvironmentVariable(SpinCount));
    }

    [TestMethod]
    [DataRow("OMP_WAIT_POLICY")]
    [DataRow(SpinCount)]
    public void Who_set_how_threads_wait_is_not_overruled(string name) => Assert.IsFalse(ThreadWaiting.Shorten(variable => variable == name ? "active" : null));

    [LibraryImport("libc", EntryPoint = "getenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Variable(string name);
}
