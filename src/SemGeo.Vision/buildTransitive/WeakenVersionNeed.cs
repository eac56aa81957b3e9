using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace SemGeo.Build
{
    /// <summary>
    /// Writes copies of LibTorchSharp libraries whose requirement of the symbol version GLIBCXX_3.4.32 is marked weak, so that they load on Linux
    /// systems with a libstdc++ older than GCC 13's, such as Debian 12's. Compiled by MSBuild itself: see SemGeo.Vision.targets.
    /// </summary>
    /// <remarks>
    /// That version is required for one symbol alone, a marker that newer headers emit and that no relocation uses: nothing is missed without it.
    /// A file of any other shape is left as it is, with a warning.
    /// </remarks>
    public sealed class WeakenVersionNeed : Task
    {
        /// <summary>The libraries as packages bring them; never written to.</summary>
        [Required]
        public ITaskItem[] Libraries { get; set; }

        /// <summary>The folder for the copies, below obj/.</summary>
        [Required]
        public string OutputFolder { get; set; }

        /// <summary>For each library the path of its copy, with the library's metadata.</summary>
        [Output]
        public ITaskItem[] Copies { get; set; }

        /// <inheritdoc />
        public override bool Execute()
        {
            var copies = new List<ITaskItem>();
            foreach (var library in Libraries)
            {
                var target = Path.Combine(OutputFolder, library.GetMetadata("NuGetPackageVersion"), Path.GetFileName(library.ItemSpec));
                try
                {
                    Write(library.ItemSpec, target);
                }
                catch (Exception e) when (e is IOException || e is UnauthorizedAccessException)
                {
                    Log.LogError("{0} could not be copied to {1}: {2}", library.ItemSpec, target, e.Message);
                    continue;
                }

                var copy = new TaskItem(target);
                library.CopyMetadataTo(copy);
                copies.Add(copy);
            }

            Copies = copies.ToArray();
            return !Log.HasLoggedErrors;
        }

        // Under a temporary name first: whoever reads the copy meanwhile sees a whole file, and a hard link to an earlier copy keeps its content.
        private void Write(string source, string target)
        {
            if (File.Exists(target) && File.GetLastWriteTimeUtc(target) >= File.GetLastWriteTimeUtc(source))
                return;
            var bytes = File.ReadAllBytes(source);
            if (!VersionNeed.TryWeaken(bytes, out var reason))
                Log.LogWarning(null, "SEMGEO0001", null, source, 0, 0, 0, 0, "{0} is used as it is: {1} It may not load where libstdc++ is older than GCC 13's.", Path.GetFileName(source), reason);
            Directory.CreateDirectory(Path.GetDirectoryName(target));
            var temporary = target + "." + Guid.NewGuid().ToString("N") + ".tmp";
            File.WriteAllBytes(temporary, bytes);
            if (File.Exists(target))
                File.Delete(target);
            File.Move(temporary, target);
        }
    }

    /// <summary>The one requirement of a symbol version in an ELF file, and its flag.</summary>
    public static class VersionNeed
    {
        private const string Version = "GLIBCXX_3.4.32";
        private const string Marker = "_ZSt21ios_base_library_initv";
        private const ushort Weak = 2;

        private const uint Rela = 4;
        private const uint Rel = 9;
        private const uint DynamicSymbols = 11;
        private const uint Needs = 0x6ffffffe;
        private const uint Versions = 0x6fffffff;

        /// <summary>Marks the requirement weak in the bytes of a library.</summary>
        /// <param name="file">The whole file; exactly one field changes, or nothing.</param>
        /// <param name="reason">Why the file was not changed: a sentence.</param>
        /// <returns>Whether the requirement is weak now, or was before.</returns>
        public static bool TryWeaken(byte[] file, out string reason)
        {
            try
            {
                reason = Weaken(new Elf(file));
            }
            catch (Exception e) when (e is ArgumentException || e is IndexOutOfRangeException || e is OverflowException)
            {
                reason = "It is not a whole ELF file.";
            }

            return reason == null;
        }

        private static string Weaken(Elf elf)
        {
            if (!elf.IsLinuxX64)
                return "It is no ELF file for 64-bit x86 Linux.";
            var symbols = elf.Only(DynamicSymbols);
            var versions = elf.Only(Versions);
            var needs = elf.Only(Needs);
            if (symbols == null || versions == null || needs == null)
                return "It lacks a table of dynamic symbols or of their versions, or has several.";

            var field = FindNeed(elf, needs, out var index);
            if (field < 0)
                return "It does not require " + Version + " exactly once.";
            var marker = OnlyUser(elf, symbols, versions, index);
            if (marker < 0)
                return Version + " is required for more than " + Marker + ".";
            if (IsRelocated(elf, marker))
                return "A relocation uses " + Marker + ".";
            elf.Write16(field, (ushort)(elf.Read16(field) | Weak));
            return null;
        }

        // Elfxx_Verneed: version, count, file, aux, next; Elfxx_Vernaux: hash, flags, other, name, next.
        private static int FindNeed(Elf elf, Section needs, out int index)
        {
            var field = -1;
            index = 0;
            var names = elf.Sections[needs.Link];
            var need = needs.Offset;
            for (var left = needs.Info; left > 0; left--)
            {
                var entry = checked(need + (int)elf.Read32(need + 8));
                for (var count = elf.Read16(need + 2); count > 0; count--)
                {
                    if (elf.Text(names, elf.Read32(entry + 8)) == Version)
                    {
                        if (field >= 0)
                            return -1;
                        field = entry + 4;
                        index = elf.Read16(entry + 6);
                    }

                    entry = checked(entry + (int)elf.Read32(entry + 12));
                }

                need = checked(need + (int)elf.Read32(need + 12));
            }

            return field;
        }

        // The index of the only symbol of that version, if it is the marker.
        private static int OnlyUser(Elf elf, Section symbols, Section versions, int index)
        {
            var found = -1;
            var names = elf.Sections[symbols.Link];
            for (var symbol = 0; symbol < symbols.Size / 24; symbol++)
            {
                if ((elf.Read16(versions.Offset + 2 * symbol) & 0x7fff) != index)
                    continue;
                if (found >= 0 || elf.Text(names, elf.Read32(symbols.Offset + 24 * symbol)) != Marker)
                    return -1;
                found = symbol;
            }

            return found;
        }

        private static bool IsRelocated(Elf elf, int symbol)
        {
            foreach (var section in elf.Sections)
            {
                if (section.Type != Rela && section.Type != Rel)
                    continue;
                var size = section.Type == Rela ? 24 : 16;
                for (var at = section.Offset; at < section.Offset + section.Size; at += size)
                {
                    if (elf.Read32(at + 12) == symbol)
                        return true;
                }
            }

            return false;
        }

        private sealed class Section
        {
            public uint Type;
            public int Offset;
            public int Size;
            public int Link;
            public uint Info;
        }

        private sealed class Elf
        {
            private readonly byte[] _file;

            public Elf(byte[] file)
            {
                _file = file;
                IsLinuxX64 = file.Length >= 64 && file[0] == 0x7f && file[1] == 'E' && file[2] == 'L' && file[3] == 'F'
                    && file[4] == 2 && file[5] == 1 && Read16(18) == 62;
                Sections = new List<Section>();
                if (!IsLinuxX64)
                    return;
                var table = checked((int)Read64(40));
                for (int i = 0, count = Read16(60), size = Read16(58); i < count; i++)
                {
                    var at = checked(table + i * size);
                    var section = new Section
                    {
                        Type = Read32(at + 4),
                        Offset = checked((int)Read64(at + 24)),
                        Size = checked((int)Read64(at + 32)),
                        Link = checked((int)Read32(at + 40)),
                        Info = Read32(at + 44),
                    };
                    Sections.Add(section);
                }
            }

            public bool IsLinuxX64 { get; }

            public List<Section> Sections { get; }

            public Section Only(uint type)
            {
                var all = Sections.FindAll(section => section.Type == type);
                return all.Count == 1 ? all[0] : null;
            }

            public string Text(Section names, uint offset)
            {
                var start = checked(names.Offset + (int)offset);
                var end = Array.IndexOf(_file, (byte)0, start);
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
        }
    }
}
