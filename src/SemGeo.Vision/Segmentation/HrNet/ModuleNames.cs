using System.Globalization;
using TorchSharp;

namespace SemGeo.Vision.Segmentation.HrNet;

/// <summary>A list of modules with gaps, named by their places in it. It computes nothing itself.</summary>
internal sealed class ModuleNames(string name) : torch.nn.Module(name)
{
    /// <summary>Registers a module and returns it.</summary>
    public T Add<T>(int place, T module)
        where T : torch.nn.Module
    {
        register_module(place.ToString(CultureInfo.InvariantCulture), module);
        return module;
    }

    protected override void RegisterComponents()
    {
    }
}
