using System.Runtime.InteropServices;

namespace SemGeo.Imaging;

/// <summary>Unmanaged memory that grows and is used again, aligned for vectors; what was in it is lost when it grows.</summary>
internal sealed unsafe class NativeBuffer<T> : IDisposable
    where T : unmanaged
{
    private const int Alignment = 64;

    private T* _pointer;
    private long _length;

    ~NativeBuffer() => Free();

    /// <summary>The memory, or null before the first <see cref="Reserve"/>.</summary>
    public T* Pointer => _pointer;

    /// <summary>Bytes that are held.</summary>
    public long Bytes => _length * sizeof(T);

    /// <summary>Makes room for at least so many values.</summary>
    public T* Reserve(long length)
    {
        if (length > _length)
        {
            Free();
            _pointer = (T*)NativeMemory.AlignedAlloc(checked((nuint)(length * sizeof(T))), Alignment);
            _length = length;
        }
        return _pointer;
    }

    /// <summary>Frees the memory; the object can be used again.</summary>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(_pointer);
        _pointer = null;
        _length = 0;
    }
}
