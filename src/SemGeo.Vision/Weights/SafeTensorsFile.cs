namespace SemGeo.Vision.Weights;

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
