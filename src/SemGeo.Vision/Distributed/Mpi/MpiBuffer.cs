using System.Runtime.InteropServices;

namespace SemGeo.Vision.Distributed.Mpi;

/// <summary>Memory that MPI reads and writes: it stays where it is, and outlives an operation that was given up.</summary>
internal sealed unsafe class MpiBuffer(int length) : IDisposable
{
    private bool _isLent;

    /// <summary>Where it is.</summary>
    public nint Address { get; } = (nint)NativeMemory.Alloc((nuint)Math.Max(1, length));

    /// <summary>Its bytes.</summary>
    public Span<byte> Bytes => new((void*)Address, length);

    /// <summary>Waits for an operation on it.</summary>
    /// <exception cref="DistributedException">The operation failed.</exception>
    public void Use(MpiOperation operation)
    {
        _isLent = true;
        operation.Wait();
        _isLent = false;
    }

    /// <summary>Frees it, unless MPI may still write to it.</summary>
    public void Dispose()
    {
        if (!_isLent)
            NativeMemory.Free((void*)Address);
    }
}
