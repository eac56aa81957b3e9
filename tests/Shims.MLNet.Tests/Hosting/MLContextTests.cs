using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace Shims.MLNet.Tests.Hosting;

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
    public void A_channel_may_be_disposed_twice_and_pipes_take_any_message()
    {
        var ml = new MLContext();
        var count = 0;
        ml.Log += (_, _) => count++;
        IHostEnvironment env = ml;
        var channel = env.Start("A");
        channel.Dispose();
        channel.Dispose();
        Assert.AreEqual(3, count);
        using var pipe = env.StartPipe<string>("B");
        pipe.Send("nothing listens");
        Assert.AreEqual(3, count);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => env.Register(""));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => channel.Info(MessageSensitivity.None, ""));
    }

    [TestMethod]
    public void Progress_can_be_told()
    {
        IHostEnvironment env = new MLContext();
        using var progress = env.StartProgressChannel("Training");
        var header = new ProgressHeader(["loss"], ["epochs"]);
        progress.SetHeader(header, entry => entry.SetProgress(0, 1, 2));
        progress.Checkpoint(0.5, 1);
        Assert.AreEqual("loss", header.MetricNames.Single());
        Assert.AreEqual("epochs", header.UnitNames.Single());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => env.StartProgressChannel(""));
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
    public void Options_are_kept_by_name()
    {
        var ml = new MLContext();
        Assert.IsTrue(ml.TryAddOption("a", 1));
        Assert.IsFalse(ml.TryAddOption("a", 2));
        Assert.AreEqual(1, ml.GetOptionOrDefault<int>("a"));
        ml.SetOption("a", 3);
        Assert.IsTrue(ml.TryGetOption<int>("a", out var value));
        Assert.AreEqual(3, value);
        Assert.IsFalse(ml.TryGetOption<string>("a", out _));
        Assert.AreEqual(0, ml.GetOptionOrDefault<int>("b"));
        Assert.IsFalse(ml.TryAddOption("b", 5));
        Assert.IsTrue(ml.RemoveOption("a"));
        Assert.IsFalse(ml.RemoveOption("a"));
        Assert.ThrowsExactly<ArgumentNullException>(() => ml.SetOption(" ", 1));
    }

    [TestMethod]
    public void The_catalog_of_components_is_the_contexts_own()
    {
        var ml = new MLContext();
        Assert.AreSame(ml.ComponentCatalog, ((IHostEnvironment)ml).ComponentCatalog);
        Assert.AreSame(ml.ComponentCatalog, ((IHostEnvironment)ml).Register("A").ComponentCatalog);
        Assert.AreNotSame(ml.ComponentCatalog, new MLContext().ComponentCatalog);
    }

    [TestMethod]
    public void Exceptions_are_marked_with_where_they_come_from()
    {
        IHostEnvironment env = new MLContext();
        Assert.AreEqual("HostEnvironment", env.ContextDescription);
        var host = env.Register("A");
        var error = new InvalidOperationException();
        Assert.AreSame(error, host.Process(error));
        Assert.AreEqual("Environment", error.Data["Throwing component"]);
        using var channel = host.Start("Phase");
        Assert.AreEqual("A; Phase", channel.ContextDescription);
        Assert.AreEqual("Phase", channel.Process(error).Data["Phase"]);
        Assert.AreEqual("A", error.Data["Throwing component"]);
    }
}
