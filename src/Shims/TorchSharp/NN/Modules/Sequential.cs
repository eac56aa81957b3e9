using System.Globalization;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules one behind the other, which it owns; what they hand on is disposed as soon as it was used.</summary>
public class Sequential : nn.Module<Tensor, Tensor>
{
    private readonly List<nn.IModule<Tensor, Tensor>> _modules = [];

    /// <summary>Modules with names.</summary>
    protected internal Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules)
        : base(nameof(Sequential))
    {
        foreach (var (key, module) in modules)
            append(key, module);
    }

    /// <summary>Modules whose names are their places.</summary>
    protected internal Sequential(params nn.Module<Tensor, Tensor>[] modules)
        : base(nameof(Sequential))
    {
        foreach (var module in modules)
            append(module);
    }

    /// <summary>Number of modules.</summary>
    public int Count => _modules.Count;

    /// <summary>A module by its place.</summary>
    [IndexerName("SequentialItems")]
    public nn.IModule<Tensor, Tensor> this[int index] => _modules[index];

    /// <summary>Some of the modules as a sequence over the same modules.</summary>
    /// <exception cref="IndexOutOfRangeException">A bound is beyond the modules.</exception>
    [IndexerName("SequentialItems")]
    public Sequential this[(int? start, int? end) index]
    {
        get
        {
            var (start, end) = (index.start ?? 0, index.end ?? Count);
            if (start < 0 || start > Count)
                throw new IndexOutOfRangeException($"{start} is not a valid index.");
            if (end < 0 || end > Count)
                throw new IndexOutOfRangeException($"{end} is not a valid index.");
            var part = new Sequential(Array.Empty<nn.Module<Tensor, Tensor>>());
            foreach (var (key, module) in named_children().Skip(start).Take(end - start))
                part.append(key, (nn.IModule<Tensor, Tensor>)module);
            return part;
        }
    }

    /// <inheritdoc cref="this[ValueTuple{int?, int?}]"/>
    [IndexerName("SequentialItems")]
    public Sequential this[Range index] => this[((int?)index.Start.GetOffset(Count), (int?)index.End.GetOffset(Count))];

    /// <summary>Adds a module at the end; returns the same sequence.</summary>
    public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
    {
        register_module(name, (nn.Module)module);
        _modules.Add(module);
        return this;
    }

    /// <inheritdoc cref="append(string, nn.IModule{Tensor, Tensor})"/>
    public Sequential append(nn.IModule<Tensor, Tensor> module) => append(Count.ToString(CultureInfo.InvariantCulture), module);

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor)
    {
        if (_modules.Count == 0)
            return tensor.alias();
        var current = _modules[0].call(tensor);
        foreach (var module in _modules.Skip(1))
        {
            var next = module.call(current);
            current.Dispose();
            current = next;
        }

        return current;
    }
}
