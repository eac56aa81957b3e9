using TorchSharp;

namespace SemGeo.Vision.Devices;

/// <summary>
/// Lets matrix products on GPUs use TF32 until it is disposed; for a network on the CPU it does nothing. Convolutions have it by torch's own default, products do not: in training those are the
/// heads, whose cells can be tens of thousands.
/// </summary>
internal sealed class TensorFloat32 : IDisposable
{
    private readonly bool _isSet;

    /// <param name="device">Where the network is trained.</param>
    public TensorFloat32(GeoDevice device)
    {
        _isSet = device.GpuIndex is not null && !torch.backends.cuda.matmul.allow_tf32;
        if (_isSet)
            torch.backends.cuda.matmul.allow_tf32 = true;
    }

    public void Dispose()
    {
        if (_isSet)
            torch.backends.cuda.matmul.allow_tf32 = false;
    }
}
