using System.IO.Compression;
using System.Text;
using SemGeo.Files;
using SemGeo.Vision.Weights;
using SemGeo.Vision.Weights.PyTorch;
using static SemGeo.Vision.Tests.Weights.PyTorch.PickleText;

namespace SemGeo.Vision.Tests.Weights.PyTorch;

[TestClass]
public sealed class HostileCheckpointTests
{
    private static readonly byte[] EightFloats = new byte[32];

    [TestMethod]
    [DataRow("hostile-command-zip.pt")]
    [DataRow("hostile-command-legacy.pt")]
    public void A_command_is_refused_by_name(string file) =>
        Refuse(GoldenWeights.Read(file), "The file refers to 'posix.system', which is neither a tensor nor a plain container: it was refused, and nothing of the file was run.");

    [TestMethod]
    [DataRow("ctorchvision.models.resnet\nResNet\n)~81.", "torchvision.models.resnet.ResNet")]
    [DataRow("cbuiltins\neval\n(V1\ntR.", "builtins.eval")]
    [DataRow("~8C~02os~8C~06system~93.", "os.system")]
    [DataRow("ctorch.storage\n_load_from_bytes\n(C~00tR.", "torch.storage._load_from_bytes")]
    [DataRow("ctorch.jit._pickle\nrestore_type_tag\n.", "torch.jit._pickle.restore_type_tag")]
    public void A_name_that_is_not_allowed_is_refused(string program, string name) => Refuse(Zip(Pickle(program)), $"refers to '{name}'");

    [TestMethod]
    public void A_name_that_is_allowed_is_not_called() => Refuse(Zip(Pickle("cbuiltins\nlist\n)R")), "calls 'builtins.list', which is only known as a name");

    [TestMethod]
    [DataRow('i', DisplayName = "INST")]
    [DataRow('o', DisplayName = "OBJ")]
    [DataRow('P', DisplayName = "PERSID")]
    public void Instructions_that_checkpoints_do_not_use_are_refused(char instruction) => Refuse(Zip(Pickle($"(Vx\n{instruction}Vx\n")), $"instruction 0x{(int)instruction:X2}");

    [TestMethod]
    public void Depth_costs_nothing()
    {
        const int depth = 1_000_000;
        Refuse(Zip(Pickle(new string(']', depth) + new string('a', depth - 1))), "The file holds no dictionary.");
    }

    [TestMethod]
    public void A_list_within_itself_costs_nothing() => Refuse(Zip(Pickle("]q~00h~00a")), "The file holds no dictionary.");

    [TestMethod]
    public void Lists_that_double_a_hundred_times_stay_small()
    {
        // Each list holds the one before twice: 2^100 items, were they ever walked.
        var program = new StringBuilder("]q~00");
        for (var i = 1; i <= 100; i++)
            program.Append($"](h~{i - 1:X2}h~{i - 1:X2}eq~{i:X2}");

        RefuseWithin(1 << 20, Zip(Pickle(program.ToString())), "The file holds no dictionary.");
    }

    [TestMethod]
    public void An_object_that_becomes_its_own_state_again_and_again_does_not_double() =>
        RefuseWithin(1 << 20, Zip(Pickle("cargparse\nNamespace\n)Rq~00}Vx\nI1\nsb" + string.Concat(Enumerable.Repeat("h~00b", 60)))), "more copies of entries than it has bytes");

    [TestMethod]
    public void Dictionaries_made_of_one_list_again_and_again_do_not_grow()
    {
        var pairs = string.Concat(Enumerable.Repeat("(Vx\nNl", 1000));
        var copies = string.Concat(Enumerable.Repeat("h~01h~00~85R", 1000));

        RefuseWithin(2 << 20, Zip(Pickle($"]q~00({pairs}eccollections\nOrderedDict\nq~01{copies}")), "more copies of entries than it has bytes");
    }

    [TestMethod]
    public void One_tuple_as_the_shape_of_many_tensors_does_not_grow()
    {
        Refuse(Zip(Pickle(Tensor("8", Repeat("I1\n", 65), Repeat("I1\n", 65)))), "A tensor of the pickle has 65 dimensions, and at most 64 are possible");

        var storageAndShape = $"(Vstorage\nctorch\nFloatStorage\nV0\nVcpu\nI8\ntQq~00({Repeat("K~01", 64)}tq~01ctorch._utils\n_rebuild_tensor\nq~02";
        RefuseWithin(1 << 20, Zip(Pickle(storageAndShape + Repeat("h~02(h~00K~00h~01h~01tR", 10_000))), "more copies of entries than it has bytes");
    }

    [TestMethod]
    public void Tuples_within_tuples_take_some_bytes_for_each()
    {
        const int depth = 3_900_000;
        RefuseWithin(100L * depth, Zip(Pickle("N" + Repeat("~85", depth))), "The file holds no dictionary.");
    }

    [TestMethod]
    [DataRow("}}}}}}}}}}}}}}}}}}}}", DisplayName = "dictionaries")]
    [DataRow("X~00~02~00~00", DisplayName = "a text")]
    [DataRow("Nq~00q~01q~02q~03q~04q~05q~06q~07q~08q~09q~0Aq~0Bq~0Cq~0Dq~0Eq~0Fq~10q~11q~12q~13q~14q~15q~16q~17q~18q~19q~1A", DisplayName = "objects that are remembered")]
    public void Values_that_take_more_memory_than_is_allowed_are_refused(string program)
    {
        byte[] pickle = [.. Pickle(program)[..^1], .. new byte[512], (byte)'.'];

        var error = Assert.ThrowsExactly<WeightFormatException>(() => new PickleMachine(new PickleBytes(new MemoryStream(pickle), pickle.Length), maxBytes: 1000).Run());

        var limit = Assert.IsInstanceOfType<ReadLimitException>(error.InnerException);
        Assert.AreEqual((ReadLimit.Bytes, 1000L), (limit.Limit, limit.Allowed));
        Assert.AreEqual(limit.Message, error.Message);
    }

    [TestMethod]
    public void A_tensor_spread_over_a_storage_that_the_file_does_not_hold_is_refused_before_it_is_gathered() =>
        RefuseWithin(1 << 20, GoldenWeights.Read("stride.pth"), "The entry 'x/data/0' has 4 bytes instead of 2000000");

    [TestMethod]
    public void An_entry_that_claims_more_than_the_file_has_is_refused()
    {
        // Both lengths in the central directory, which are the same for an entry that is not compressed.
        var file = Zip(Pickle("}"), ("a/data/0", EightFloats));
        var entry = file.AsSpan().LastIndexOf("a/data.pkl"u8) - 46;
        foreach (var field in new[] { 20, 24 })
            BitConverter.TryWriteBytes(file.AsSpan(entry + field), 60_000_000);

        RefuseWithin(1 << 20, file, "The entry 'a/data.pkl' is said to have 60000000 bytes, but the whole file has");
    }

    [TestMethod]
    [DataRow(']')]
    [DataRow('(')]
    [DataRow('}')]
    public void More_instructions_than_any_checkpoint_has_are_refused(char instruction) =>
        Refuse(Zip(Pickle(new string(instruction, 4_000_001))), "has more than 4000000 instructions");

    [TestMethod]
    [DataRow("~8D~FF~FF~FF~FF~FF~FF~FF~7F", "The pickle claims 9223372036854775807 bytes", DisplayName = "a text of 9 EB")]
    [DataRow("~8D~00~00~00~00~00~00~00~80", "The pickle claims -9223372036854775808 bytes", DisplayName = "a text of a negative length")]
    [DataRow("X~FF~FF~FF~FF", "The pickle claims 4294967295 bytes", DisplayName = "a text of 4 GB")]
    [DataRow("B~FF~FF~FF~7F", "The pickle claims 2147483647 bytes", DisplayName = "2 GB of bytes")]
    [DataRow("]r~FF~FF~FF~FF0", "empty stack", DisplayName = "the object number 4294967295")]
    [DataRow("h~07", "a reference to the object 7 before it comes")]
    [DataRow("q~07", "an empty stack")]
    [DataRow("t", "no mark where one is needed")]
    [DataRow("}(Vx\nu", "a key without a value")]
    [DataRow("NNb", "a state of something that has none")]
    [DataRow("NNa", "an item of something that is no list")]
    [DataRow("I1x\n", "a number that is none")]
    [DataRow("NQ", "refers to an object outside it that is no storage")]
    public void Claims_are_checked_before_anything_is_allocated(string program, string message) => RefuseWithin(1 << 20, Zip(Pickle(program)), message);

    [TestMethod]
    [DataRow("8", "I4611686018427387904\n", "I1\n", "0", "more elements than a file can hold")]
    [DataRow("8", "I4294967296\nI4294967296\n", "I0\nI0\n", "0", "more elements than a file can hold")]
    [DataRow("8", "I9\n", "I1\n", "0", "looks at 9 elements, but its storage '0' has 8")]
    [DataRow("8", "I2\n", "I8\n", "0", "looks at 9 elements, but its storage '0' has 8")]
    [DataRow("8", "I1\n", "I1\n", "8", "looks at 9 elements, but its storage '0' has 8")]
    [DataRow("8", "I2\n", "I9223372036854775807\n", "1", "more elements than a file can hold")]
    [DataRow("8", "I-1\n", "I1\n", "0", "has negative numbers")]
    [DataRow("8", "I2\n", "I-1\n", "1", "has negative numbers")]
    [DataRow("8", "I2\n", "I1\nI1\n", "0", "lacks a storage, an offset, a shape or strides")]
    [DataRow("9223372036854775807", "I1\n", "I1\n", "0", "more than a file can hold")]
    [DataRow("-1", "I1\n", "I1\n", "0", "no storage of numbers")]
    public void Tensors_beyond_their_storage_are_refused(string count, string shape, string strides, string offset, string message) =>
        RefuseWithin(1 << 20, Zip(Pickle(Tensor(count, shape, strides, offset)), ("a/data/0", EightFloats)), message);

    [TestMethod]
    [DataRow("16", "has 32 bytes instead of 64")]
    [DataRow("1000000000000", "has 32 bytes instead of 4000000000000")]
    public void Storages_shorter_than_they_claim_are_refused(string count, string message) =>
        RefuseWithin(1 << 20, Zip(Pickle(Tensor(count, "I4\n", "I1\n")), ("a/data/0", EightFloats)), message);

    [TestMethod]
    [DataRow("../data/0")]
    [DataRow("/etc/passwd")]
    [DataRow("..")]
    [DataRow("C:\\x")]
    public void A_storage_is_looked_up_in_the_archive_and_nowhere_else(string key) =>
        Refuse(Zip(Pickle(Tensor("8", "I8\n", "I1\n", "0", key)), ("a/data/0", EightFloats)), $"The archive has no entry 'a/data/{key}'");

    [TestMethod]
    public void Entries_that_lead_out_of_the_archive_are_not_looked_at()
    {
        var pickle = Pickle(Tensor("8", "I8\n", "I1\n"));

        Refuse(Archive(CompressionLevel.NoCompression, ("../../data.pkl", pickle)), "has no 'data.pkl' in a folder of its own");
        Refuse(Archive(CompressionLevel.NoCompression, ("a/data.pkl", pickle), ("a/data/0", EightFloats), ("a/data/0", EightFloats)), "two entries 'a/data/0'");
    }

    [TestMethod]
    public void A_compressed_archive_is_refused_before_it_is_unpacked() =>
        RefuseWithin(2 << 20, Archive(CompressionLevel.SmallestSize, ("a/data.pkl", new byte[100_000_000])), "is compressed");

    [TestMethod]
    [DataRow("tensors-zip.pt")]
    [DataRow("tensors-legacy.pt")]
    public void A_file_that_is_cut_off_anywhere_is_refused(string file)
    {
        var whole = GoldenWeights.Read(file);
        for (var length = 1; length < whole.Length; length++)
            Assert.IsTrue(IsRefused(whole[..length]), $"the first {length} bytes");
    }

    [TestMethod]
    [DataRow("tensors-zip.pt")]
    [DataRow("tensors-legacy.pt")]
    public void A_file_with_a_changed_byte_is_read_or_refused_but_never_fails_otherwise(string file)
    {
        var whole = GoldenWeights.Read(file);
        var refused = 0;
        for (var i = 0; i < whole.Length; i++)
        {
            var changed = (byte[])whole.Clone();
            changed[i] ^= (byte)(1 << (i % 8));
            refused += IsRefused(changed) ? 1 : 0;
        }

        Assert.IsGreaterThan(100, refused);
    }

    [TestMethod]
    public void A_pickle_of_something_else_says_so()
    {
        Refuse(Pickle("}"), "not one of PyTorch's checkpoints");
        Refuse(Zip(Pickle("}Vx\nI1\ns")), "The file holds no dictionary of named tensors. Save one in Python with torch.save(model.state_dict(), path).");
        Refuse(Zip([0x80, 6]), "The pickle is of protocol 6; 0 to 5 are known.");
    }

    [TestMethod]
    public void The_other_byte_order_is_refused() =>
        Refuse(Zip(Pickle(Tensor("8", "I8\n", "I1\n")), ("a/byteorder", "big"u8.ToArray()), ("a/data/0", EightFloats)), "the other byte order");

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static bool IsRefused(byte[] file)
    {
        try
        {
            ReadAll(file);
            return false;
        }
        catch (WeightFormatException)
        {
            return true;
        }
    }

    private static void Refuse(byte[] file, string message)
    {
        var error = Assert.ThrowsExactly<WeightFormatException>(() => ReadAll(file));

        Assert.Contains(message, error.Message);
    }

    private static void RefuseWithin(long bytes, byte[] file, string message)
    {
        Refuse(file, message);
        var before = GC.GetAllocatedBytesForCurrentThread();
        IsRefused(file);
        Assert.IsLessThan(bytes, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void ReadAll(byte[] file)
    {
        using var checkpoint = new PyTorchCheckpoint(new MemoryStream(file));
        checkpoint.ReadAll((info, read) => read(new byte[Math.Min(info.ByteLength, 1 << 20)]));
    }
}
