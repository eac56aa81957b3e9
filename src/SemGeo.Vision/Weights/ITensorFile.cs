namespace SemGeo.Vision.Weights;

/// <summary>A file of named tensors.</summary>
internal interface ITensorFile : IDisposable
{
    /// <summary>What is in it.</summary>
    IReadOnlyList<SafeTensorInfo> Tensors { get; }

    /// <summary>Hands out all tensors, once, each with a way to read its data, which may be left unused and is valid during the call alone.</summary>
    void ReadAll(Action<SafeTensorInfo, TensorReader> receive);
}

/// <summary>Fills a span, of a tensor's whole length, with its data in row-major order.</summary>
internal delegate void TensorReader(Span<byte> destination);

/// <summary>A safetensors file as named tensors.</summary>
/// <param name="stream">The file, which stays the caller's.</param>
internal sealed class SafeTensorsFile(Stream stream) : ITensorFile
{
    private readonly SafeTensorsReader _reader = new(stream);

    /// <inheritdoc/>
    public IReadOnlyList<SafeTensorInfo> Tensors => _reader.Header.Tensors;

    /// <inheritdoc/>
    public void ReadAll(Action<SafeTensorInfo, TensorReader> receive)
    {
        while (_reader.MoveNext() is { } info)
            receive(info, _reader.Read);
    }

    // The stream is the caller's.
    public void Dispose()
    {
    }
}
