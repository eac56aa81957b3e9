namespace SemGeo.Vision.Weights.PyTorch;

/// <summary>A dictionary of a pickle, or an object of which nothing but its attributes is kept. Keys are not compared, so that none can be made expensive.</summary>
/// <param name="isObject">Whether it stands for an object.</param>
internal sealed class PickledDict(bool isObject = false)
{
    /// <summary>Whether it stands for an object, whose attributes are its entries.</summary>
    public bool IsObject => isObject;

    /// <summary>The entries in order; of equal keys the last counts.</summary>
    public List<(object? Key, object? Value)> Entries { get; } = [];

    /// <summary>The value of a key of text; null where there is none.</summary>
    public object? Find(string key) => Entries.FindLast(entry => entry.Key is string text && text == key).Value;
}
