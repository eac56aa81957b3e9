using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <inheritdoc/>
/// <typeparam name="T">The raw type of the values.</typeparam>
internal sealed class TermCollector<T> : TermCollector
    where T : notnull
{
    private readonly ValueGetter<T>? _getOne;
    private readonly ValueGetter<VBuffer<T>>? _getMany;
    private readonly PrimitiveDataViewType _itemType;
    private readonly int _maximum;
    private readonly bool _sorted;
    private readonly HashSet<T> _seen;
    private readonly List<T> _values = [];
    private T _one = default!;
    private VBuffer<T> _many;
    private bool _addedImplicit;

    public TermCollector(DataViewRow input, DataViewSchema.Column column, PrimitiveDataViewType itemType, int maximum, bool sorted)
    {
        if (column.Type is VectorDataViewType)
            _getMany = input.GetGetter<VBuffer<T>>(column);
        else
            _getOne = input.GetGetter<T>(column);
        _itemType = itemType;
        _maximum = maximum;
        _sorted = sorted;
        _seen = new HashSet<T>(TextComparer.Instance as IEqualityComparer<T>);
    }

    public override bool Collect()
    {
        if (_getOne is not null)
        {
            _getOne(ref _one);
            Add(_one);
        }
        else
        {
            _getMany!(ref _many);
            AddVector();
        }

        return _values.Count < _maximum;
    }

    public override TermMap Finish()
    {
        if (_values is List<ReadOnlyMemory<char>> texts)
        {
            var strings = texts.ConvertAll(text => text.ToString());
            if (_sorted)
                strings.Sort(StringComparer.Ordinal);
            return new TextTermMap(strings);
        }

        if (_sorted)
            _values.Sort();
        return new PackedTermMap<T>(_itemType, [.. _values]);
    }

    // A sparse vector counts as if it were dense: its first implicit item is met where it stands.
    private void AddVector()
    {
        var values = _many.GetValues();
        for (var i = 0; i < values.Length; i++)
        {
            if (!_many.IsDense && _many.GetIndices()[i] != i)
                AddImplicit();
            Add(values[i]);
        }

        if (!_many.IsDense)
            AddImplicit();
    }

    private void AddImplicit()
    {
        if (_addedImplicit)
            return;
        _addedImplicit = true;
        Add(default!);
    }

    private void Add(T value)
    {
        if (_values.Count >= _maximum || IsMissing(value))
            return;
        // Texts are copied: a row's buffer may be used again.
        if (value is ReadOnlyMemory<char> text && !_seen.Contains(value))
            value = (T)(object)text.ToString().AsMemory();
        if (_seen.Add(value))
            _values.Add(value);
    }

    private bool IsMissing(T value) => value switch
    {
        ReadOnlyMemory<char> text => text.IsEmpty,
        float number => float.IsNaN(number),
        double number => double.IsNaN(number),
        _ => _itemType is KeyDataViewType && value.Equals(default(T)),
    };

    private sealed class TextComparer : IEqualityComparer<ReadOnlyMemory<char>>
    {
        public static TextComparer Instance { get; } = new();

        public bool Equals(ReadOnlyMemory<char> x, ReadOnlyMemory<char> y) => x.Span.SequenceEqual(y.Span);

        public int GetHashCode(ReadOnlyMemory<char> text) => string.GetHashCode(text.Span);
    }
}
