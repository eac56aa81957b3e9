using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Shims.TorchSharp.Tests.NN;

[TestClass]
public sealed class SaveLoadTests
{
    private DisposeScope _scope = null!;

    [TestInitialize]
    public void Open() => _scope = NewDisposeScope();

    [TestCleanup]
    public void Close() => _scope.Dispose();

    [TestMethod]
    public void A_module_comes_back_bit_by_bit()
    {
        using var saved = Network();
        using var loaded = Network();
        _ = saved.call(Values.Wave([2, 3, 6, 6]));

        Load(loaded, Save(saved));

        foreach (var (name, tensor) in saved.state_dict())
            Assert.IsTrue(tensor.Equals(loaded.state_dict()[name]), name);
    }

    [TestMethod]
    public void A_module_comes_back_from_a_file()
    {
        var path = Path.GetTempFileName();
        try
        {
            using var saved = Network();
            using var loaded = Network();

            saved.save(path);
            loaded.load(path);

            Assert.IsTrue(saved.get_parameter("0.weight")!.Equals(loaded.get_parameter("0.weight")!));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestMethod]
    public void The_file_is_counts_names_types_shapes_and_raw_elements()
    {
        using var layer = Linear(1, 2, false);
        using (no_grad())
            layer.get_parameter("weight")!.copy_(tensor(new float[] { 1, -2 }, new long[] { 2, 1 }));

        var bytes = Save(layer);

        byte[] expected = [1, 6, .. "weight"u8, 6, 2, 2, 1, .. BitConverter.GetBytes(1f), .. BitConverter.GetBytes(-2f)];
        CollectionAssert.AreEqual(expected, bytes);
    }

    [TestMethod]
    public void A_file_that_is_cut_anywhere_is_an_error()
    {
        using var layer = Linear(3, 2);
        var bytes = Save(layer);

        for (var length = 0; length < bytes.Length; length++)
            Assert.Throws<Exception>(() => Load(layer, bytes[..length]), $"{length} bytes");
    }

    [TestMethod]
    public void Other_names_shapes_and_types_are_errors()
    {
        using var layer = Linear(3, 2);

        using var bigger = Linear(3, 3);
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => Load(layer, Save(bigger))).Message, "shape");
        using var plain = Linear(3, 2, false);
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => Load(layer, Save(plain))).Message, "expected 2, but found 1");
        using var other = Sequential(("x", Linear(3, 2)));
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => Load(layer, Save(other))).Message, "'x.weight'");
        using var wide = Linear(3, 2).to(ScalarType.Float64);
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => Load(layer, Save(wide))).Message, "data types");
        Assert.ThrowsExactly<FileNotFoundException>(() => layer.load(Path.Combine(Path.GetTempPath(), "no such file.dat")));
    }

    [TestMethod]
    public void Names_can_be_skipped()
    {
        using var saved = Linear(3, 2);
        using var loaded = Linear(3, 2);
        var bias = loaded.get_parameter("bias")!.clone();

        using var stream = new MemoryStream(Save(saved));
        loaded.load(new BinaryReader(stream), true, ["bias"]);

        Assert.IsTrue(bias.Equals(loaded.get_parameter("bias")!));
        Assert.IsTrue(saved.get_parameter("weight")!.Equals(loaded.get_parameter("weight")!));
    }

    [TestMethod]
    public void A_state_dict_is_copied_by_name()
    {
        using var target = Linear(2, 1);
        var source = new Dictionary<string, Tensor> { ["weight"] = Values.Wave([1, 2]), ["bias"] = ones(1) };

        target.load_state_dict(source);
        Values.AreClose([0, 0.6442177f], target.get_parameter("weight")!);

        source.Add("extra", ones(1));
        source.Remove("bias");
        Assert.ThrowsExactly<InvalidOperationException>(() => target.load_state_dict(source));
        var (missing, unexpected) = target.load_state_dict(source, false);
        CollectionAssert.AreEqual(new[] { "bias" }, missing.ToArray());
        CollectionAssert.AreEqual(new[] { "extra" }, unexpected.ToArray());
    }

    private static Module<Tensor, Tensor> Network() => Sequential(Conv2d(3, 4, 3), BatchNorm2d(4), ReLU(), Flatten(), Linear(4 * 16, 2));

    private static byte[] Save(Module module)
    {
        using var stream = new MemoryStream();
        module.save(new BinaryWriter(stream));
        return stream.ToArray();
    }

    private static void Load(Module module, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        module.load(new BinaryReader(stream));
    }
}
