using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Microsoft.Build.Framework;

namespace SemGeo.Build
{
    /// <summary>
    /// Writes copies of LibTorchSharp libraries whose requirement of the symbol version GLIBCXX_3.4.32 is marked weak, so that they load on Linux
    /// systems with a libstdc++ older than GCC 13's, such as Debian 12's. Compiled by MSBuild itself: see SemGeo.Vision.targets.
    /// </summary>
    /// <remarks>
    /// That version is required for one symbol alone, a marker that newer headers emit and that no relocation uses: nothing is missed without it.
    /// A file of any other shape is copied as it is, with a warning.
    /// </remarks>
    public sealed class WeakenVersionNeed : Microsoft.Build.Utilities.Task
    {
        /// <summary>The libraries as packages bring them; never written to.</summary>
        [Required]
        public ITaskItem[] Libraries { get; set; }

        /// <summary>For each library the path of its copy.</summary>
        [Required]
        public ITaskItem[] Copies { get; set; }

        /// <inheritdoc />
        public override bool Execute()
        {
            for (var i = 0; i < Libraries.Length; i++)
            {
                try
                {
                    Write(Libraries[i].ItemSpec, Copies[i].ItemSpec);
                }
                catch (Exception e) when (e is IOException || e is UnauthorizedAccessException)
                {
                    Log.LogError("{0} could not be copied to {1}: {2}", Libraries[i].ItemSpec, Copies[i].ItemSpec, e.Message);
                }
            }

            return !Log.HasLoggedErrors;
        }

        // Under a temporary name first: whoever reads the copy meanwhile sees a whole file, and a hard link to an earlier copy keeps its content.
        private void Write(string source, string target)
        {
            var bytes = File.ReadAllBytes(source);
            if (!VersionNeed.TryWeaken(bytes, out var reason))
            {
                const string message = "{0} is used as it is: {1} It may not load where libstdc++ is older than GCC 13's.";
                Log.LogWarning(null, "SEMGEO0001", null, source, 0, 0, 0, 0, message, Path.GetFileName(source), reason);
            }

            Directory.CreateDirectory(Path.GetDirectoryName(target));
            var temporary = target + "." + Guid.NewGuid().ToString("N") + ".tmp";
            try
            {
                File.WriteAllBytes(temporary, bytes);
                Rename(temporary, target);
            }
            finally
            {
                File.Delete(temporary);
            }
        }

        private static void Rename(string temporary, string target)
        {
            try
            {
                if (File.Exists(target))
                    File.Replace(temporary, target, null);
                else
                    File.Move(temporary, target);
            }
            catch (IOException) when (File.Exists(temporary) && File.Exists(target))
            {
                // Another build of the same project came between.
                File.Replace(temporary, target, null);
            }
        }
    }

    /// <summary>The one requirement of a symbol version in an ELF file, and its flag.</summary>
    public static class VersionNeed
    {
        /// <summary>The version that is required.</summary>
        public const string Version = "GLIBCXX_3.4.32";

        /// <summary>The only symbol of it.</summary>
        public const string Marker = "_ZSt21ios_base_library_initv";

        private const string Provider = "libstdc++.so.6";

        // What glibc's loader looks at (VER_FLG_WEAK): a version that is missing is no error then.
        private const ushort Weak = 2;

        // The index in .gnu.version has a bit for hidden symbols.
        private const int IndexBits = 0x7fff;

        private const int SymbolSize = 24;

        /// <summary>Marks the requirement weak in the bytes of a library.</summary>
        /// <param name="file">The whole file; exactly one field changes, or nothing.</param>
        /// <param name="reason">Why the file was not changed: a sentence.</param>
        /// <returns>Whether the requirement is weak now, or was before.</returns>
        public static bool TryWeaken(byte[] file, out string reason)
        {
            try
            {
                reason = Weaken(new ElfFile(file));
            }
            catch (Exception e) when (e is ArgumentException || e is IndexOutOfRangeException || e is OverflowException)
            {
                reason = "It is not a whole ELF file.";
            }

            return reason == null;
        }

        private static string Weaken(ElfFile elf)
        {
            if (!elf.IsLinuxX64)
                return "It is no ELF library for 64-bit x86 Linux.";
            var symbols = elf.Section(ElfFile.SymbolsSection, ElfFile.Symbols);
            var versions = elf.Section(ElfFile.VersionsSection, ElfFile.Versions);
            var needs = elf.Section(ElfFile.NeedsSection, ElfFile.Needs);
            var names = elf.NamesOf(symbols);
            if (symbols == null || versions == null || needs == null || names == null || elf.NamesOf(needs) != names || needs.Info != elf.Dynamic(ElfFile.NeedCount))
                return "It lacks a table of dynamic symbols or of their versions, has several, or its two descriptions of them differ.";
            if (symbols.Size % SymbolSize != 0 || versions.Size != symbols.Size / SymbolSize * 2)
                return "Its dynamic symbols and their versions are not of one number.";

            var field = FindNeed(elf, needs, names, out var index);
            if (field < 0)
                return "It does not require " + Version + " of " + Provider + " exactly once.";
            var marker = OnlyUser(elf, symbols, versions, names, index);
            if (marker < 0)
                return Version + " is required for something else than " + Marker + " alone.";
            if (elf.IsRelocated(marker))
                return "A relocation uses " + Marker + ".";
            var flags = elf.Read16(field);
            if (flags != 0 && flags != Weak)
                return "Its requirement of " + Version + " has flags that are not known.";
            elf.Write16(field, Weak);
            return null;
        }

        // Elf64_Verneed: version, count, file, first, next; Elf64_Vernaux: hash, flags, index, name, next.
        private static int FindNeed(ElfFile elf, ElfSection needs, ElfSection names, out int index)
        {
            var field = -1;
            index = 0;
            var need = needs.Offset;
            for (var left = needs.Info; left > 0; left--)
            {
                var entry = checked(need + (int)elf.Read32(need + 8));
                for (var count = elf.Read16(need + 2); count > 0; count--)
                {
                    if (elf.Text(names, elf.Read32(entry + 8)) == Version)
                    {
                        if (field >= 0 || elf.Text(names, elf.Read32(need + 4)) != Provider || elf.Read32(entry) != Hash(Version))
                            return -1;
                        field = entry + 4;
                        index = elf.Read16(entry + 6) & IndexBits;
                    }

                    entry = checked(entry + (int)elf.Read32(entry + 12));
                }

                need = checked(need + (int)elf.Read32(need + 12));
            }

            return field;
        }

        // Elf64_Sym: name, info, other, section, value, size. The index of the only symbol of that version, if it is the marker and comes from elsewhere.
        private static int OnlyUser(ElfFile elf, ElfSection symbols, ElfSection versions, ElfSection names, int index)
        {
            var found = -1;
            for (var symbol = 0; symbol < symbols.Size / SymbolSize; symbol++)
            {
                if ((elf.Read16(versions.Offset + 2 * symbol) & IndexBits) != index)
                    continue;
                var at = symbols.Offset + SymbolSize * symbol;
                if (found >= 0 || elf.Text(names, elf.Read32(at)) != Marker || elf.Read16(at + 6) != 0)
                    return -1;
                found = symbol;
            }

            return found;
        }

        // The hash of names that ELF defines.
        private static uint Hash(string name)
        {
            uint hash = 0;
            foreach (var letter in name)
            {
                hash = (hash << 4) + letter;
                var high = hash & 0xf0000000;
                hash = (hash ^ (high >> 24)) & ~high;
            }

            return hash;
        }
    }

    /// <summary>A section of an ELF file.</summary>
    internal sealed class ElfSection
    {
        public uint Type;
        public ulong Address;
        public int Offset;
        public int Size;
        public int Link;
        public uint Info;
    }

    /// <summary>The two descriptions of an ELF file's dynamic tables: sections, and the dynamic segment that the loader goes by.</summary>
    internal sealed class ElfFile
    {
        public const uint SymbolsSection = 11, VersionsSection = 0x6fffffff, NeedsSection = 0x6ffffffe;
        public const ulong Symbols = 6, Versions = 0x6ffffff0, Needs = 0x6ffffffe, NeedCount = 0x6fffffff;

        private const ulong Names = 5, Rela = 7, RelaSize = 8, Rel = 17, RelSize = 18, PltSize = 2, PltKind = 20, Plt = 23;
        private const int HeaderSize = 64, SectionSize = 64, SegmentSize = 56, DynamicSize = 16, RelaEntry = 24, RelEntry = 16;
        private const uint LoadSegment = 1, DynamicSegment = 2;

        private readonly byte[] _file;
        private readonly List<ElfSection> _sections = new List<ElfSection>();
        private readonly Dictionary<ulong, ulong> _dynamic = new Dictionary<ulong, ulong>();

        public ElfFile(byte[] file)
        {
            // 64 bits, little endian, a shared library, x86-64.
            _file = file;
            IsLinuxX64 = file.Length >= HeaderSize && file[0] == 0x7f && file[1] == 'E' && file[2] == 'L' && file[3] == 'F'
                && file[4] == 2 && file[5] == 1 && Read16(16) == 3 && Read16(18) == 62 && Read16(54) == SegmentSize && Read16(58) == SectionSize;
            if (!IsLinuxX64)
                return;
            ReadSections();
            ReadDynamic();
        }

        public bool IsLinuxX64 { get; }

        /// <summary>A value of the dynamic segment; 0 where it has none.</summary>
        public ulong Dynamic(ulong tag) => _dynamic.TryGetValue(tag, out var value) ? value : 0;

        /// <summary>The only section of a type, where the dynamic segment's tag has its address; else null.</summary>
        public ElfSection Section(uint type, ulong tag)
        {
            var all = _sections.FindAll(section => section.Type == type);
            return all.Count == 1 && all[0].Address == Dynamic(tag) && all[0].Offset == OffsetOf(all[0].Address) ? all[0] : null;
        }

        /// <summary>The names that a section refers to, where the loader takes them from there too; else null.</summary>
        public ElfSection NamesOf(ElfSection section)
        {
            var names = section != null && section.Link < _sections.Count ? _sections[section.Link] : null;
            return names != null && names.Address == Dynamic(Names) && names.Offset == OffsetOf(names.Address) ? names : null;
        }

        /// <summary>Whether a relocation of the loader names a symbol; relative ones (DT_RELR) name none.</summary>
        public bool IsRelocated(int symbol)
            => Uses(Dynamic(Rela), Dynamic(RelaSize), RelaEntry, symbol)
            || Uses(Dynamic(Rel), Dynamic(RelSize), RelEntry, symbol)
            || Uses(Dynamic(Plt), Dynamic(PltSize), Dynamic(PltKind) == Rel ? RelEntry : RelaEntry, symbol);

        public string Text(ElfSection names, uint offset)
        {
            var start = checked(names.Offset + (int)offset);
            var end = Array.IndexOf(_file, (byte)0, start);
            if (end < 0 || end >= names.Offset + names.Size)
                throw new ArgumentException("A name has no end.");
            return Encoding.ASCII.GetString(_file, start, end - start);
        }

        public ushort Read16(int at) => BitConverter.ToUInt16(_file, at);

        public uint Read32(int at) => BitConverter.ToUInt32(_file, at);

        public ulong Read64(int at) => BitConverter.ToUInt64(_file, at);

        public void Write16(int at, ushort value)
        {
            _file[at] = (byte)value;
            _file[at + 1] = (byte)(value >> 8);
        }

        private bool Uses(ulong address, ulong size, int entry, int symbol)
        {
            if (size == 0)
                return false;
            var start = OffsetOf(address);
            for (var at = start; at < checked(start + (int)size); at += entry)
            {
                if (Read32(at + 12) == symbol)
                    return true;
            }

            return false;
        }

        private void ReadSections()
        {
            var table = checked((int)Read64(40));
            var count = Read16(60);
            if (table < HeaderSize || checked(table + count * SectionSize) > _file.Length)
                throw new ArgumentException("The table of sections is cut off.");
            for (var i = 0; i < count; i++)
            {
                var at = table + i * SectionSize;
                _sections.Add(new ElfSection
                {
                    Type = Read32(at + 4),
                    Address = Read64(at + 16),
                    Offset = checked((int)Read64(at + 24)),
                    Size = checked((int)Read64(at + 32)),
                    Link = checked((int)Read32(at + 40)),
                    Info = Read32(at + 44),
                });
            }
        }

        private void ReadDynamic()
        {
            foreach (var segment in Segments(DynamicSegment))
            {
                var start = checked((int)Read64(segment + 8));
                for (var at = start; at < checked(start + (int)Read64(segment + 32)) && Read64(at) != 0; at += DynamicSize)
                    _dynamic[Read64(at)] = Read64(at + 8);
            }
        }

        private IEnumerable<int> Segments(uint type)
        {
            var table = checked((int)Read64(32));
            for (int i = 0, count = Read16(56); i < count; i++)
            {
                var at = checked(table + i * SegmentSize);
                if (Read32(at) == type)
                    yield return at;
            }
        }

        // Elf64_Phdr: type, flags, offset, address, physical address, size in the file, size in memory, alignment.
        private int OffsetOf(ulong address)
        {
            foreach (var segment in Segments(LoadSegment))
            {
                var start = Read64(segment + 16);
                if (checked(Read64(segment + 8) + Read64(segment + 32)) > (ulong)_file.Length)
                    throw new ArgumentException("A segment is cut off.");
                if (address >= start && address - start < Read64(segment + 32))
                    return checked((int)(Read64(segment + 8) + (address - start)));
            }

            throw new ArgumentException("An address lies outside of the file.");
        }
    }
}
