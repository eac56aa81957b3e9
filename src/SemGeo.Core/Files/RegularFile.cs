using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SemGeo.Files;

/// <summary>What a path leads to, links followed.</summary>
internal enum FileShape
{
    /// <summary>Nothing, or nothing that can be looked at.</summary>
    Absent,

    /// <summary>A file with a length.</summary>
    Regular,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A pipe: opening it waits for the other side.</summary>
    Pipe,

    /// <summary>A socket.</summary>
    Socket,

    /// <summary>A terminal, a disk, /dev/zero: it may have no end.</summary>
    Device,
}

/// <summary>Opens foreign files to read, regular ones only: a pipe or a device would make the reader wait, or read without an end.</summary>
internal static partial class RegularFile
{
    /// <summary>Opens a file to read. Others may read, write and delete it meanwhile.</summary>
    /// <exception cref="IOException">It is no regular file, or it cannot be opened.</exception>
    public static FileStream OpenRead(string path) => OpenRead(path, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>Opens a file to read.</summary>
    /// <param name="path">The file, or a link to one.</param>
    /// <param name="share">What others may do meanwhile.</param>
    /// <param name="bufferSize">Bytes read ahead; 0 for none.</param>
    /// <param name="options">How it is read.</param>
    /// <exception cref="IOException">It is no regular file, or it cannot be opened.</exception>
    public static FileStream OpenRead(string path, FileShare share, int bufferSize = 4096, FileOptions options = FileOptions.None)
    {
        Require(path);
        return new FileStream(path, FileMode.Open, FileAccess.Read, share, bufferSize, options);
    }

    /// <summary>Opens a file to read at any place of it. Others may read, write and delete it meanwhile.</summary>
    /// <exception cref="IOException">It is no regular file, or it cannot be opened.</exception>
    public static SafeFileHandle OpenHandle(string path, FileOptions options = FileOptions.None)
    {
        Require(path);
        return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, options);
    }

    /// <summary>Refuses what is there and is no regular file. What is not there is left to those who open it.</summary>
    /// <exception cref="IOException">It is a folder, pipe, socket or device, or no path at all.</exception>
    public static void Require(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (path.Contains('\0'))
            throw new IOException($"the path '{path.Replace('\0', '\uFFFD')}' has zero bytes, as no name of a file has: what names it is damaged.");
        var shape = ShapeOf(path);
        if (shape is not (FileShape.Regular or FileShape.Absent))
        {
            throw new IOException($"'{path}' is a {shape.ToString().ToLowerInvariant()}, not a regular file: "
                + (shape == FileShape.Folder ? "name a file in it." : "write what it gives to a file, and name that."));
        }
    }

    /// <summary>What a path leads to.</summary>
    public static FileShape ShapeOf(string path)
    {
        // The system's call would take a zero byte for the end of the path.
        if (path.Contains('\0'))
            return FileShape.Absent;
        FileAttributes attributes;
        try
        {
            if (UnixTypeOf(path) is { } shape)
                return shape;
            attributes = File.GetAttributes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return FileShape.Absent;
        }

        return (attributes & FileAttributes.Directory) != 0 ? FileShape.Folder : (attributes & FileAttributes.Device) != 0 ? FileShape.Device : FileShape.Regular;
    }

    /// <summary>The type by the system's own call, which .NET does not offer; null where there is none.</summary>
    private static FileShape? UnixTypeOf(string path)
    {
        // Only the mode is read; the largest of the structures has 256 bytes.
        Span<byte> status = stackalloc byte[512];
        int failed, modeOffset;
        try
        {
            if (OperatingSystem.IsLinux())
            {
                const int CurrentFolder = -100, TypeOnly = 1;
                (failed, modeOffset) = (StatX(CurrentFolder, path, 0, TypeOnly, ref status[0]), 28);
            }
            else if (OperatingSystem.IsMacOS())
            {
                (failed, modeOffset) = (RuntimeInformation.ProcessArchitecture == Architecture.X64 ? StatInode64(path, ref status[0]) : Stat(path, ref status[0]), 4);
            }
            else
            {
                return null;
            }
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }

        if (failed != 0)
            return null;
        const int TypeMask = 0xF000;
        return (BinaryPrimitives.ReadUInt16LittleEndian(status[modeOffset..]) & TypeMask) switch
        {
            0x8000 => FileShape.Regular,
            0x4000 => FileShape.Folder,
            0x1000 => FileShape.Pipe,
            0xC000 => FileShape.Socket,
            _ => FileShape.Device,
        };
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, ref byte status);

    [LibraryImport("libc", EntryPoint = "stat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat(string path, ref byte status);

    [LibraryImport("libc", EntryPoint = "stat$INODE64", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatInode64(string path, ref byte status);
}
