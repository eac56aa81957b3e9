using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Where work with ML.NET starts: the catalogs of operations, the log, the seed and the device options.</summary>
public sealed class MLContext : IHostEnvironmentInternal
{
    private readonly LocalEnvironment _environment;
    private readonly Dictionary<string, object?> _options = [];

    /// <summary>Makes a context.</summary>
    /// <param name="seed">Seed of the random numbers of all components; random when null.</param>
    public MLContext(int? seed = null)
    {
        _environment = new LocalEnvironment(seed, (source, message) => Log?.Invoke(this, new LoggingEventArgs(message.Message, message.Kind, source)));
        Data = new DataOperationsCatalog(_environment);
        Model = new ModelOperationsCatalog(_environment);
        Transforms = new TransformsCatalog(_environment);
        MulticlassClassification = new MulticlassClassificationCatalog(_environment);
    }

    /// <summary>Raised for every message that a component sends, on the thread that sends it.</summary>
    public event EventHandler<LoggingEventArgs>? Log;

    /// <summary>Loading, filtering and splitting data.</summary>
    public DataOperationsCatalog Data { get; }

    /// <summary>Saving, loading and using models.</summary>
    public ModelOperationsCatalog Model { get; }

    /// <summary>Estimators that transform columns.</summary>
    public TransformsCatalog Transforms { get; }

    /// <summary>Multi-class classification: evaluation.</summary>
    public MulticlassClassificationCatalog MulticlassClassification { get; }

    /// <summary>The classes that model files can be loaded into.</summary>
    public ComponentCatalog ComponentCatalog => _environment.ComponentCatalog;

    /// <summary>Folder for temporary files.</summary>
    /// <value>The default value is the system's folder.</value>
    public string TempFilePath
    {
        get => _environment.TempFilePath;
        set => _environment.TempFilePath = value;
    }

    /// <summary>Whether to compute on the CPU where the wanted GPU is missing. Read by a component when it is made.</summary>
    /// <value>The default value is false.</value>
    public bool FallbackToCpu
    {
        get => _environment.FallbackToCpu;
        set => _environment.FallbackToCpu = value;
    }

    /// <summary>The GPU to compute on; null is the CPU. Read by a component when it is made.</summary>
    /// <value>The default value is null.</value>
    public int? GpuDeviceId
    {
        get => _environment.GpuDeviceId;
        set => _environment.GpuDeviceId = value;
    }

    string IExceptionContext.ContextDescription => _environment.ContextDescription;

    int? IHostEnvironmentInternal.Seed => _environment.Seed;

    /// <summary>Sets an option unless it is set.</summary>
    /// <returns>Whether it was not set before.</returns>
    /// <exception cref="ArgumentNullException">The name is blank.</exception>
    public bool TryAddOption<T>(string name, T value) => _options.TryAdd(Named(name), value);

    /// <summary>Sets an option.</summary>
    /// <exception cref="ArgumentNullException">The name is blank.</exception>
    public void SetOption<T>(string name, T value) => _options[Named(name)] = value;

    /// <summary>Looks up an option.</summary>
    /// <returns>Whether it is set and of the wanted type.</returns>
    /// <exception cref="ArgumentNullException">The name is blank.</exception>
    public bool TryGetOption<T>(string name, out T value)
    {
        var found = _options.TryGetValue(Named(name), out var option) && option is T;
        value = found ? (T)option! : default!;
        return found;
    }

    /// <summary>Looks up an option; one that is not set is set to the type's default value.</summary>
    /// <exception cref="ArgumentNullException">The name is blank.</exception>
    /// <exception cref="InvalidCastException">The option is of another type.</exception>
    public T GetOptionOrDefault<T>(string name)
    {
        _options.TryAdd(Named(name), default(T));
        return (T)_options[name]!;
    }

    /// <summary>Removes an option.</summary>
    /// <returns>Whether it was set.</returns>
    /// <exception cref="ArgumentNullException">The name is blank.</exception>
    public bool RemoveOption(string name) => _options.Remove(Named(name));

    TException IExceptionContext.Process<TException>(TException ex) => _environment.Process(ex);

    IHost IHostEnvironment.Register(string name, int? seed, bool? verbose) => _environment.Register(name, seed, verbose);

    IChannel IChannelProvider.Start(string name) => _environment.Start(name);

    IPipe<TMessage> IChannelProvider.StartPipe<TMessage>(string name) => _environment.StartPipe<TMessage>(name);

    IProgressChannel IProgressChannelProvider.StartProgressChannel(string name) => _environment.StartProgressChannel(name);

    private static string Named(string name) => string.IsNullOrWhiteSpace(name) ? throw new ArgumentNullException(nameof(name)) : name;
}
