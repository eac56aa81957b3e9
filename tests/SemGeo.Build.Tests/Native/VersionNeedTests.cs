namespace SemGeo.Build.Tests.Native;

[TestClass]
public sealed class VersionNeedTests
{
    [TestMethod]
    public void The_flags_of_the_one_requirement_become_weak_and_nothing_else_changes()
    {
        var elf = new SmallElf();
        var file = elf.Build();
        var expected = file.ToArray();
        expected[elf.LastFlags] = 2;

        Assert.IsTrue(VersionNeed.TryWeaken(file, out var reason), reason);

        CollectionAssert.AreEqual(expected, file);
    }

    [TestMethod]
    public void A_file_that_was_changed_before_stays_as_it_is()
    {
        var file = new SmallElf().Build();
        VersionNeed.TryWeaken(file, out _);
        var once = file.ToArray();

        Assert.IsTrue(VersionNeed.TryWeaken(file, out var reason), reason);

        CollectionAssert.AreEqual(once, file);
    }

    [TestMethod]
    public void A_hidden_symbol_of_the_version_counts_too()
    {
        var elf = new SmallElf();
        elf.Symbols[1] = ("_ZSt21ios_base_library_initv", 0x8003, 0);

        Assert.IsTrue(VersionNeed.TryWeaken(elf.Build(), out var reason), reason);
    }

    [TestMethod]
    public void The_package_of_TorchSharp_has_a_library_of_this_shape()
    {
        var file = File.ReadAllBytes(PackageCache.LibTorchSharp);
        var before = file.ToArray();

        Assert.IsTrue(VersionNeed.TryWeaken(file, out var reason), reason);

        var changed = Enumerable.Range(0, file.Length).Where(i => file[i] != before[i]).ToList();
        Assert.HasCount(1, changed);
        Assert.AreEqual((0, 2), (before[changed[0]], file[changed[0]]));
    }

    [TestMethod]
    [DataRow(0, (byte)0x7e, "no ELF library", DisplayName = "not ELF")]
    [DataRow(4, (byte)1, "no ELF library", DisplayName = "32 bits")]
    [DataRow(5, (byte)2, "no ELF library", DisplayName = "big endian")]
    [DataRow(16, (byte)2, "no ELF library", DisplayName = "a program")]
    [DataRow(18, (byte)183, "no ELF library", DisplayName = "AArch64")]
    public void Other_kinds_of_files_are_refused(int at, byte value, string expected)
    {
        var file = new SmallElf().Build();
        file[at] = value;

        AssertRefused(file, expected);
    }

    [TestMethod]
    public void A_file_that_is_cut_off_is_refused_wherever_that_is()
    {
        var whole = new SmallElf().Build();
        for (var length = 0; length < whole.Length; length++)
            AssertRefused(whole[..length], "ELF");
    }

    [TestMethod]
    public void Without_the_requirement_it_is_refused()
        => AssertRefused(With(elf => elf.Needs[1] = ("GLIBCXX_3.4.30", 3, 0)), "does not require GLIBCXX_3.4.32 of libstdc++.so.6 exactly once");

    [TestMethod]
    public void Two_requirements_are_refused()
        => AssertRefused(With(elf => elf.Needs.Add(("GLIBCXX_3.4.32", 4, 0))), "exactly once");

    [TestMethod]
    public void The_requirement_of_another_library_is_refused()
        => AssertRefused(With(elf => elf.Provider = "libother.so.6"), "exactly once");

    [TestMethod]
    public void Unknown_flags_are_refused()
        => AssertRefused(With(elf => elf.Needs[1] = ("GLIBCXX_3.4.32", 3, 4)), "flags");

    [TestMethod]
    public void A_second_symbol_of_the_version_is_refused()
        => AssertRefused(With(elf => elf.Symbols.Add(("_ZSt3fooi", 3, 0))), "something else than _ZSt21ios_base_library_initv");

    [TestMethod]
    public void Another_symbol_of_the_version_is_refused()
        => AssertRefused(With(elf => elf.Symbols[1] = ("_ZSt3fooi", 3, 0)), "something else than");

    [TestMethod]
    public void A_version_that_no_symbol_uses_is_refused()
        => AssertRefused(With(elf => elf.Symbols[1] = ("_ZSt21ios_base_library_initv", 2, 0)), "something else than");

    [TestMethod]
    public void A_marker_that_the_library_defines_itself_is_refused()
        => AssertRefused(With(elf => elf.Symbols[1] = ("_ZSt21ios_base_library_initv", 3, 9)), "something else than");

    [TestMethod]
    public void A_relocation_of_data_that_names_the_marker_is_refused()
        => AssertRefused(With(elf => elf.DataRelocations.Add(2)), "A relocation uses");

    [TestMethod]
    public void A_relocation_of_a_call_that_names_the_marker_is_refused()
        => AssertRefused(With(elf => elf.CallRelocations.Add(2)), "A relocation uses");

    [TestMethod]
    public void Sections_that_differ_from_what_the_loader_reads_are_refused()
        => AssertRefused(With(elf => elf.DynamicShift = 16), "its two descriptions of them differ");

    private static byte[] With(Action<SmallElf> change)
    {
        var elf = new SmallElf();
        change(elf);
        return elf.Build();
    }

    private static void AssertRefused(byte[] file, string expected)
    {
        var before = file.ToArray();

        Assert.IsFalse(VersionNeed.TryWeaken(file, out var reason));

        Assert.Contains(expected, reason);
        CollectionAssert.AreEqual(before, file);
    }
}
