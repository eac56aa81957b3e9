using System.Collections;
using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// A list of modules whose parameters are found; their names are their places when the list itself is registered with a module. What is
/// added later is not registered, as in TorchSharp.
/// </summary>
/// <typeparam name="T">Type of the modules.</typeparam>
public class ModuleList<T> : nn.Module, IList<T> where T : nn.Module
{
    private readonly List<T> _list = [];
    private bool _registered;

    /// <summary>Makes a list of modules, which it owns.</summary>
    public ModuleList(params T[] modules)
        : base("ModuleList")
    {
        _list.AddRange(modules);
    }

    /// <summary>Number of modules.</summary>
    public int Count => _list.Count;

    /// <summary>False.</summary>
    public bool IsReadOnly => false;

    /// <summary>A module by its place.</summary>
    public T this[int index]
    {
        get => _list[index];
        set => _list[index] = value;
    }

    /// <summary>Adds a module at the end.</summary>
    public void Add(T item) => _list.Add(item);

    /// <summary>Adds modules at the end.</summary>
    public void append(params T[] parameters) => _list.AddRange(parameters);

    /// <summary>Adds modules at the end.</summary>
    public void extend(IEnumerable<T> modules) => _list.AddRange(modules);

    /// <summary>Adds a module at a place.</summary>
    public void Insert(int index, T item) => _list.Insert(index, item);

    /// <summary>Takes a module out; false if it is not there.</summary>
    public bool Remove(T item) => _list.Remove(item);

    /// <summary>Takes the module at a place out.</summary>
    public void RemoveAt(int index) => _list.RemoveAt(index);

    /// <summary>Takes all modules out.</summary>
    public void Clear() => _list.Clear();

    /// <summary>True if the module is in the list.</summary>
    public bool Contains(T item) => _list.Contains(item);

    /// <summary>The place of a module, or -1.</summary>
    public int IndexOf(T item) => _list.IndexOf(item);

    /// <summary>Copies the modules into an array.</summary>
    public void CopyTo(T[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);

    /// <summary>The modules in order.</summary>
    public IEnumerator<T> GetEnumerator() => _list.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    protected override void RegisterComponents()
    {
        if (_registered)
            return;
        for (var i = 0; i < _list.Count; i++)
            register_module(i.ToString(CultureInfo.InvariantCulture), _list[i]);
        _registered = true;
    }
}
