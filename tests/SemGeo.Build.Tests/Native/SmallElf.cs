using System.Buffers.Binary;
using System.Text;

namespace SemGeo.Build.Tests.Native;

/// <summary>
/// A shared library of some hundred bytes: dynamic symbols, their versions, the versions' requirements and relocations, as sections and in the dynamic segment. File offsets and addresses are the same.
/// </summary>
internal sealed class SmallElf
{
    private const int Header = 64, Segment = 56, Section = 64, Symbol = 24, Rela = 24;

    /// <summary>Required versions of libstdc++.so.6, with their index and flags.</summary>
    public List<(string Name, ushort Index, ushort Flags)> Needs { get; } = [("GLIBCXX_3.4", 2, 0), ("GLIBCXX_3.4.32", 3, 0)];

    /// <summary>The symbols after the first, empty one: name, index of the version, section (0: from elsewhere).</summary>
    public List<(string Name, ushort Version, ushort Section)> Symbols { get; } = [("_ZNSo3putEc", 2, 0), ("_ZSt21ios_base_library_initv", 3, 0)];

    /// <summary>The symbols that relocations of data name.</summary>
    public List<int> DataRelocations { get; } = [0, 1];

    /// <summary>The symbols that relocations of calls name.</summary>
    public List<int> CallRelocations { get; } = [1];

    /// <summary>The library that is required.</summary>
    public string Provider { get; set; } = "libstdc++.so.6";

    /// <summary>What is added to the address of the requirements in the dynamic segment.</summary>
    public int DynamicShift { get; set; }

    /// <summary>Where the flags of the last requirement are.</summary>
    public int LastFlags { get; private set; }

    /// <summary>The file.</summary>
    public byte[] Build()
    {
        var names = new MemoryStream();
        names.WriteByte(0);
        int Name(string text)
        {
            var at = (int)names.Length;
            names.Write(Encoding.ASCII.GetBytes(text));
            names.WriteByte(0);
            return at;
        }

        var provider = Name(Provider);
        var needNames = Needs.ConvertAll(need => Name(need.Name));
        var symbolNames = Symbols.ConvertAll(symbol => Name(symbol.Name));

        var symbolsAt = Align(Header + 2 * Segment);
        var versionsAt = symbolsAt + Symbol * (Symbols.Count + 1);
        var needsAt = Align(versionsAt + 2 * (Symbols.Count + 1));
        var needsSize = 16 + 16 * Needs.Count;
        var dataAt = Align(needsAt + needsSize);
        var callsAt = dataAt + Rela * DataRelocations.Count;
        var namesAt = callsAt + Rela * CallRelocations.Count;
        var dynamicAt = Align(namesAt + (int)names.Length);
        var dynamic = new (long Tag, long Value)[]
        {
            (5, namesAt), (6, symbolsAt), (7, dataAt), (8, Rela * DataRelocations.Count), (23, callsAt), (2, Rela * CallRelocations.Count), (20, 7),
            (0x6ffffff0, versionsAt), (0x6ffffffe, needsAt + DynamicShift), (0x6fffffff, 1), (0, 0),
        };
        var sectionsAt = dynamicAt + 16 * dynamic.Length;
        var file = new byte[sectionsAt + 5 * Section];

        void Put16(int at, int value) => BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at), (ushort)value);
        void Put32(int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at), value);
        void Put64(int at, long value) => BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(at), value);

        new byte[] { 0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1 }.CopyTo(file, 0);
        Put16(16, 3);
        Put16(18, 62);
        Put32(20, 1);
        Put64(32, Header);
        Put64(40, sectionsAt);
        Put16(52, Header);
        Put16(54, Segment);
        Put16(56, 2);
        Put16(58, Section);
        Put16(60, 5);

        void PutSegment(int number, uint type, int offset, int size)
        {
            var at = Header + number * Segment;
            Put32(at, type);
            Put64(at + 8, offset);
            Put64(at + 16, offset);
            Put64(at + 32, size);
            Put64(at + 40, size);
        }

        PutSegment(0, 1, 0, sectionsAt);
        PutSegment(1, 2, dynamicAt, 16 * dynamic.Length);

        for (var i = 0; i < Symbols.Count; i++)
        {
            Put32(symbolsAt + Symbol * (i + 1), (uint)symbolNames[i]);
            Put16(symbolsAt + Symbol * (i + 1) + 6, Symbols[i].Section);
            Put16(versionsAt + 2 * (i + 1), Symbols[i].Version);
        }

        Put16(needsAt, 1);
        Put16(needsAt + 2, Needs.Count);
        Put32(needsAt + 4, (uint)provider);
        Put32(needsAt + 8, 16);
        for (var i = 0; i < Needs.Count; i++)
        {
            var at = needsAt + 16 + 16 * i;
            Put32(at, Hash(Needs[i].Name));
            Put16(at + 4, Needs[i].Flags);
            Put16(at + 6, Needs[i].Index);
            Put32(at + 8, (uint)needNames[i]);
            Put32(at + 12, i + 1 < Needs.Count ? 16u : 0);
            LastFlags = at + 4;
        }

        for (var i = 0; i < DataRelocations.Count; i++)
            Put32(dataAt + Rela * i + 12, (uint)DataRelocations[i]);
        for (var i = 0; i < CallRelocations.Count; i++)
            Put32(callsAt + Rela * i + 12, (uint)CallRelocations[i]);
        names.ToArray().CopyTo(file, namesAt);
        for (var i = 0; i < dynamic.Length; i++)
        {
            Put64(dynamicAt + 16 * i, dynamic[i].Tag);
            Put64(dynamicAt + 16 * i + 8, dynamic[i].Value);
        }

        void PutSection(int number, uint type, int offset, int size, uint link, uint info)
        {
            var at = sectionsAt + number * Section;
            Put32(at + 4, type);
            Put64(at + 16, offset);
            Put64(at + 24, offset);
            Put64(at + 32, size);
            Put32(at + 40, link);
            Put32(at + 44, info);
        }

        PutSection(1, 11, symbolsAt, Symbol * (Symbols.Count + 1), 2, 1);
        PutSection(2, 3, namesAt, (int)names.Length, 0, 0);
        PutSection(3, 0x6fffffff, versionsAt, 2 * (Symbols.Count + 1), 1, 0);
        PutSection(4, 0x6ffffffe, needsAt, needsSize, 2, 1);
        return file;
    }

    private static int Align(int at) => (at + 7) / 8 * 8;

    private static uint Hash(string name)
    {
        uint hash = 0;
        foreach (var letter in name)
        {
            hash = (hash << 4) + letter;
            hash ^= (hash & 0xf0000000) >> 24;
            hash &= 0x0fffffff;
        }

        return hash;
    }
}
