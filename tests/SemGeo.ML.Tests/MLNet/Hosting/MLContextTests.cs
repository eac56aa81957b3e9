using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace SemGeo.ML.Tests.MLNet.Hosting;

[TestClass]
public class MLContextTests
{
    [TestMethod]
    public void Messages_of_channels_reach_the_log()
    {
        var ml = new MLContext();
        var events = new List<LoggingEventArgs>();
        ml.Log += (_, e) => events.Add(e);
        using (var channel = ((IHostEnvironment)ml).Register("GeoCell").Start("Train"))
        {
            channel.Info(MessageSensitivity.None, "epoch {0}", 3);
            channel.Warning(MessageSensitivity.UserData, "few {rows}");
            channel.Error(MessageSensitivity.Schema, "broken");
            channel.Trace(MessageSensitivity.All, "detail");
        }

        CollectionAssert.AreEqual(
            new[] { "Channel started", "epoch 3", "few {rows}", "broken", "detail" }, events.Take(5).Select(e => e.RawMessage).ToArray());
        CollectionAssert.AreEqual(
            new[] { ChannelMessageKind.Trace, ChannelMessageKind.Info, ChannelMessageKind.Warning, ChannelMessageKind.Error, ChannelMessageKind.Trace },
            events.Take(5).Select(e => e.Kind).ToArray());
        Assert.AreEqual("[Source=GeoCell; Train, Kind=Info] epoch 3", events[1].Message);
        Assert.AreEqual("GeoCell; Train", events[1].Source);
        StringAssert.StartsWith(events[5].RawMessage, "Channel finished. Elapsed 00:00:0");
        Assert.AreEqual("Channel disposed", events[6].RawMessage);
        Assert.HasCount(7, events);
    }

    [TestMethod]
    public void Sources_are_named_after_hosts()
    {
        var ml = new MLContext();
        var sources = new HashSet<string?>();
        ml.Log += (_, e) => sources.Add(e.Source);
        IHostEnvironment env = ml;
        env.Start("Alone").Dispose();
        var child = env.Register("A").Register("B");
        child.Start("Phase").Dispose();
        child.Register("C").Start("Phase").Dispose();
        CollectionAssert.AreEquivalent(new[] { "Alone", "B; Phase", "A; C; Phase" }, sources.ToArray());
    }

    [TestMethod]
    public void Devices_are_the_CPU_by_default()
    {
        var ml = new MLContext();
        Assert.IsNull(ml.GpuDeviceId);
        Assert.IsFalse(ml.FallbackToCpu);
        (ml.GpuDeviceId, ml.FallbackToCpu) = (1, true);
        Assert.AreEqual(1, ml.GpuDeviceId);
        Assert.IsTrue(ml.FallbackToCpu);
        Assert.AreEqual(Path.GetTempPath(), ml.TempFilePath);
        ml.TempFilePath = "elsewhere";
        Assert.AreEqual("elsewhere", ml.TempFilePath);
    }

    [TestMethod]
    public void The_catalog_of_components_is_the_contexts_own()
    {
        var ml = new MLContext();
        Assert.AreSame(ml.ComponentCatalog, ((IHostEnvironment)ml).ComponentCatalog);
        Assert.AreSame(ml.ComponentCatalog, ((IHostEnvironment)ml).Register("A").ComponentCatalog);
        Assert.AreNotSame(ml.ComponentCatalog, new MLContext().ComponentCatalog);
    }
}
