using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace TorchSharp.Utils;

/// <summary>A dictionary that keeps the order in which entries were added.</summary>
/// <typeparam name="TKey">Type of the keys.</typeparam>
/// <typeparam name="TValue">Type of the values.</typeparam>
public class OrderedDict<TKey, TValue> : IDictionary<TKey, TValue>, IList<(TKey, TValue)> where TKey : notnull
{
    private readonly List<(TKey Key, TValue Value)> _list = [];
    private readonly Dictionary<TKey, TValue> _dictionary = [];

    /// <summary>Number of entries.</summary>
    public int Count => _list.Count;

    /// <summary>False.</summary>
    public bool IsReadOnly => false;

    /// <summary>The keys in order.</summary>
    public ICollection<TKey> Keys => [.. _list.Select(item => item.Key)];

    /// <summary>The values in order.</summary>
    public ICollection<TValue> Values => [.. _list.Select(item => item.Value)];

    /// <summary>The value of a key; setting it keeps the place or adds one at the end.</summary>
    public TValue this[TKey key]
    {
        get => _dictionary[key];
        set
        {
            if (_dictionary.ContainsKey(key))
                this[IndexOf(key)] = (key, value);
            else
                Add(key, value);
        }
    }

    /// <summary>The entry at a place.</summary>
    public (TKey, TValue) this[int index]
    {
        get => _list[index];
        set
        {
            _dictionary.Remove(_list[index].Key);
            _list[index] = value;
            _dictionary[value.Item1] = value.Item2;
        }
    }

    /// <summary>Adds an entry at the end.</summary>
    /// <exception cref="ArgumentException">The key is there already.</exception>
    public void Add(TKey key, TValue value)
    {
        _dictionary.Add(key, value);
        _list.Add((key, value));
    }

    /// <inheritdoc cref="Add(TKey, TValue)"/>
    public void Add((TKey, TValue) item) => Add(item.Item1, item.Item2);

    /// <inheritdoc cref="Add(TKey, TValue)"/>
    public void Add(KeyValuePair<TKey, TValue> item) => Add(item.Key, item.Value);

    /// <summary>Adds an entry at a place.</summary>
    public void Insert(int index, (TKey, TValue) item)
    {
        _dictionary.Add(item.Item1, item.Item2);
        _list.Insert(index, item);
    }

    /// <summary>Takes an entry out; false if there is none.</summary>
    public bool Remove(TKey key)
    {
        if (!_dictionary.Remove(key))
            return false;
        _list.RemoveAt(IndexOf(key));
        return true;
    }

    /// <inheritdoc cref="Remove(TKey)"/>
    public bool Remove((TKey, TValue) item) => Remove(item.Item1);

    /// <inheritdoc cref="Remove(TKey)"/>
    public bool Remove(KeyValuePair<TKey, TValue> item) => Remove(item.Key);

    /// <summary>Takes the entry at a place out.</summary>
    public void RemoveAt(int index) => Remove(_list[index].Key);

    /// <summary>Takes all entries out.</summary>
    public void Clear()
    {
        _dictionary.Clear();
        _list.Clear();
    }

    /// <summary>True if there is such a key.</summary>
    public bool ContainsKey(TKey key) => _dictionary.ContainsKey(key);

    /// <summary>True if there is such an entry.</summary>
    public bool Contains((TKey, TValue) item) => _list.Contains(item);

    /// <summary>True if there is such an entry.</summary>
    public bool Contains(KeyValuePair<TKey, TValue> item) => _list.Contains((item.Key, item.Value));

    /// <summary>The value of a key, if there is one.</summary>
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value) => _dictionary.TryGetValue(key, out value);

    /// <summary>The place of an entry, or -1.</summary>
    public int IndexOf((TKey, TValue) item) => _list.IndexOf(item);

    /// <summary>Copies the entries into an array.</summary>
    public void CopyTo((TKey, TValue)[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);

    /// <summary>Copies the entries into an array.</summary>
    public void CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex)
    {
        foreach (var (key, value) in _list)
            array[arrayIndex++] = KeyValuePair.Create(key, value);
    }

    /// <summary>The entries in order.</summary>
    public IEnumerator<(TKey, TValue)> GetEnumerator() => _list.GetEnumerator();

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() =>
        _list.Select(item => KeyValuePair.Create(item.Key, item.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int IndexOf(TKey key) => _list.FindIndex(item => EqualityComparer<TKey>.Default.Equals(item.Key, key));
}
