using System.Runtime.InteropServices;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Networks;
using SemGeo.Vision.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SemGeo.Vision.Hosting;

/// <summary>
/// An owner of a network with its weights on a device. Owners share the network: it is freed when the last of them is disposed and the last use has ended.
/// </summary>
/// <remarks>Safe for several threads: <see cref="Dispose"/> may be called while others use the network.</remarks>
/// <typeparam name="T">The network.</typeparam>
internal sealed class NetworkHost<T> : IDisposable
    where T : nn.Module
{
    private readonly SharedNetwork _shared;
    private readonly Func<ObjectDisposedException> _disposedError;
    private int _disposed;

    private NetworkHost(SharedNetwork shared, GeoDevice device, int threads, bool isChannelsLast, Func<ObjectDisposedException> disposedError)
        => (_shared, Device, Threads, IsChannelsLast, _disposedError) = (shared, device, threads, isChannelsLast, disposedError);

    /// <summary>Where the network computes.</summary>
    public GeoDevice Device { get; }

    /// <summary>The number of threads that libtorch computes with for each calling thread; 0 for all processors.</summary>
    public int Threads { get; }

    /// <summary>Whether photos come in the memory order photo, row, column, channel.</summary>
    public bool IsChannelsLast { get; }

    /// <summary>Makes a network on a device, in evaluation mode.</summary>
    /// <param name="compute">Where it computes.</param>
    /// <param name="isChannelsLast">Whether convolutions work in the memory order photo, row, column, channel.</param>
    /// <param name="create">Makes the network.</param>
    /// <param name="setWeights">Sets its weights.</param>
    /// <param name="disposedError">The error of a use after disposal.</param>
    /// <exception cref="ArgumentException">The options are wrong.</exception>
    /// <exception cref="GpuUnavailableException">The GPU asked for is not there.</exception>
    public static NetworkHost<T> Create(
        ComputeOptions compute, bool isChannelsLast, Func<T> create, Action<T> setWeights, Func<ObjectDisposedException> disposedError)
    {
        compute.Validate();
        var device = GeoDevice.Resolve(compute.GpuDeviceId, compute.FallbackToCpu);
        using var scope = NewDisposeScope();
        var network = create();
        try
        {
            if (isChannelsLast)
                ChannelsLast.Convert(network);
            setWeights(network);
        }
        catch
        {
            network.Dispose();
            throw;
        }

        return Own(network, device, compute.Threads, isChannelsLast, disposedError);
    }

    /// <summary>Moves a network to a device, in evaluation mode, and owns it from then on; it is freed where that fails.</summary>
    public static NetworkHost<T> Own(T network, GeoDevice device, int threads, bool isChannelsLast, Func<ObjectDisposedException> disposedError)
    {
        try
        {
            network.to(device.ToTorch());
            network.eval();

            // It outlives the scope that it is made in, its caller's included.
            foreach (var (_, tensor) in NetworkTensors.Of(network))
                tensor.DetachFromDisposeScope();
            return new NetworkHost<T>(new SharedNetwork(network), device, threads, isChannelsLast, disposedError);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>Another owner of the same network: each is disposed on its own.</summary>
    /// <param name="threads">The number of threads that libtorch computes with for each thread that calls the new owner; null for as many as here.</param>
    /// <exception cref="ObjectDisposedException">This owner has been disposed.</exception>
    public NetworkHost<T> Share(int? threads)
    {
        AddReference();
        return new NetworkHost<T>(_shared, Device, threads ?? Threads, IsChannelsLast, _disposedError);
    }

    /// <summary>Runs an action on the network, which is not freed meanwhile.</summary>
    /// <exception cref="ObjectDisposedException">This owner has been disposed.</exception>
    public void Use(Action<T> action)
    {
        AddReference();
        try
        {
            action(_shared.Network);
        }
        finally
        {
            _shared.Release();
        }
    }

    /// <summary>Begins a use of the network, which is not freed until the result is disposed.</summary>
    /// <exception cref="ObjectDisposedException">This owner has been disposed.</exception>
    public Lease Begin()
    {
        AddReference();
        return new Lease(_shared);
    }

    /// <summary>
    /// Pixels as the network takes them: [n, channels, height, width], on its device, in its memory order and of the type that it is to compute with. They belong
    /// to the surrounding scope.
    /// </summary>
    public Tensor ToInput(ReadOnlySpan<float> pixels, int count, int height, int width, ComputePrecision precision = ComputePrecision.Single)
    {
        var input = ChannelsLast.FromPixels(pixels, count, height, width).to(Device.ToTorch());
        if (!IsChannelsLast)
            input = input.contiguous();
        return precision == ComputePrecision.BFloat16 ? input.to_type(ScalarType.BFloat16) : input;
    }

    /// <summary>Vectors as the network takes them: [n, numbers], on its device. They belong to the surrounding scope.</summary>
    public Tensor ToInput(ReadOnlySpan<float> values, int count)
    {
        var input = empty([count, values.Length / count], dtype: ScalarType.Float32);
        MemoryMarshal.AsBytes(values).CopyTo(input.bytes);
        return input.to(Device.ToTorch());
    }

    /// <summary>Lets go of the network. Disposing again does nothing.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
            _shared.Release();
    }

    private void AddReference()
    {
        if (Volatile.Read(ref _disposed) != 0 || !_shared.TryAddReference())
            throw _disposedError();
    }

    /// <summary>A use of the network.</summary>
    internal readonly struct Lease(SharedNetwork shared) : IDisposable
    {
        /// <summary>The network.</summary>
        public T Network => shared.Network;

        /// <summary>Ends the use.</summary>
        public void Dispose() => shared.Release();
    }

    /// <summary>The network with the number of its owners and uses.</summary>
    internal sealed class SharedNetwork(T network)
    {
        private int _references = 1;

        public T Network => network;

        /// <summary>Adds an owner or a use, unless the network has been freed.</summary>
        public bool TryAddReference()
        {
            for (var seen = Volatile.Read(ref _references); seen > 0;)
            {
                var found = Interlocked.CompareExchange(ref _references, seen + 1, seen);
                if (found == seen)
                    return true;
                seen = found;
            }

            return false;
        }

        /// <summary>Takes one away, and frees the network with its tensors after the last.</summary>
        public void Release()
        {
            if (Interlocked.Decrement(ref _references) != 0)
                return;
            var tensors = NetworkTensors.Of(network);
            network.Dispose();
            foreach (var (_, tensor) in tensors)
                tensor.Dispose();
        }
    }
}
