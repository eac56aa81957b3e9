namespace SemGeo.Vision.Weights.PyTorch;

/// <summary>The storages that a checkpoint's pickle refers to, by their names.</summary>
internal sealed class PersistentStorages
{
    private readonly Dictionary<string, PickledStorage> _byKey = [];

    /// <summary>The whole storage of that name; null where the pickle refers to none.</summary>
    public PickledStorage? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>
    /// The storage that a persistent id names: ("storage", type, key, device, number of elements) and, in the older format, a view of it (key, begin, number) or None.
    /// </summary>
    /// <exception cref="WeightFormatException">It is no such id, or contradicts another one.</exception>
    public PickledStorage Load(object? id)
    {
        if (id is not object?[] { Length: 5 or 6 } parts || parts is not ["storage", PickledGlobal { Storage: { } type }, string key, _, long and >= 0, ..])
            throw new WeightFormatException("The pickle refers to an object outside it that is no storage of numbers: it is damaged, or not a checkpoint of tensors.");
        var storage = new PickledStorage(key, type, 0, (long)parts[4]!);
        if (storage.Count > long.MaxValue / SafeTensorTypes.SizeOf(type))
            throw new WeightFormatException($"The storage '{key}' is said to have {storage.Count} elements, more than a file can hold: the pickle is damaged.");
        if (!_byKey.TryAdd(key, storage) && _byKey[key] != storage)
            throw new WeightFormatException($"The storage '{key}' comes with two types or sizes: the pickle is damaged.");
        if (parts.Length == 5 || parts[5] is null)
            return storage;
        return parts[5] is object?[] and [_, long begin and >= 0, long count and >= 0] && count <= storage.Count && begin <= storage.Count - count
            ? storage with { Begin = begin, Count = count }
            : throw new WeightFormatException($"A view of the storage '{key}' is not within it: the pickle is damaged.");
    }
}
