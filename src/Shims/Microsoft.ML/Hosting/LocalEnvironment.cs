namespace Microsoft.ML.Runtime;

/// <summary>
/// The environment behind an <see cref="MLContext"/> and the host of every component registered in it. A host copies the device options at registration; it shares the
/// catalog and the log. Full names skip a level, as in ML.NET: a host made by a host is not named after its maker but after its maker's maker.
/// </summary>
internal sealed class LocalEnvironment : IHost, IHostEnvironmentInternal
{
    private readonly LocalEnvironment? _parent;
    private readonly string? _shortName;
    private readonly string? _parentFullName;
    private readonly Action<string, ChannelMessage> _log;
    private readonly bool _verbose;
    private readonly Lock _lock = new();

    /// <summary>Makes a root environment whose messages go, with their source, to <paramref name="log"/>.</summary>
    public LocalEnvironment(int? seed, Action<string, ChannelMessage> log)
    {
        Seed = seed;
        Rand = seed is { } value ? new TauswortheHybrid((uint)value) : new TauswortheHybrid(new Random());
        ComponentCatalog = new ComponentCatalog();
        _log = log;
    }

    private LocalEnvironment(LocalEnvironment parent, string shortName, Random rand, bool verbose)
    {
        _parent = parent;
        _shortName = shortName;
        _parentFullName = parent._parent?.FullName;
        _log = parent._log;
        _verbose = verbose;
        Seed = parent.Seed;
        Rand = rand;
        GpuDeviceId = parent.GpuDeviceId;
        FallbackToCpu = parent.FallbackToCpu;
        ComponentCatalog = parent.ComponentCatalog;
        if (parent._parent is null)
            TempFilePath = parent.TempFilePath;
    }

    public int? Seed { get; }

    public Random Rand { get; }

    public ComponentCatalog ComponentCatalog { get; }

    public string TempFilePath { get; set; } = Path.GetTempPath();

    public bool FallbackToCpu { get; set; }

    public int? GpuDeviceId { get; set; }

    public string ContextDescription => "HostEnvironment";

    private string FullName => Qualify(_parentFullName, _shortName);

    public IHost Register(string name, int? seed = null, bool? verbose = null)
    {
        Contracts.CheckNonEmpty(name, nameof(name));
        lock (_lock)
        {
            var rand = seed is { } value ? new TauswortheHybrid((uint)value) : new TauswortheHybrid(Rand);
            return new LocalEnvironment(this, name, rand, verbose ?? _verbose);
        }
    }

    public IChannel Start(string name) => new Channel(this, name);

    public IPipe<TMessage> StartPipe<TMessage>(string name) => new Pipe<TMessage>(this, name);

    public IProgressChannel StartProgressChannel(string name)
    {
        Contracts.CheckNonEmpty(name, nameof(name));
        return new ProgressChannel();
    }

    public TException Process<TException>(TException ex)
        where TException : Exception
    {
        ex.Data["Throwing component"] = "Environment";
        return ex;
    }

    internal void Log(string phase, ChannelMessage message) => _log(Qualify(FullName, phase), message);

    internal TException Process<TException>(TException ex, string phase)
        where TException : Exception
    {
        ex.Data["Throwing component"] = _shortName;
        ex.Data["Parent component"] = _parentFullName;
        ex.Data["Phase"] = phase;
        return ex;
    }

    internal string Qualify(string phase) => Qualify(FullName, phase);

    private static string Qualify(string? parent, string? name) => string.IsNullOrEmpty(parent) ? name ?? "" : $"{parent}; {name}";
}
