using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Parses the fields of one column, row by row, and keeps the current value.</summary>
internal abstract class ColumnParser
{
    /// <summary>The getter of the current value.</summary>
    public abstract Delegate Getter { get; }

    /// <summary>A parser for a column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="format">How fields are to be read.</param>
    /// <param name="position">Says the cursor's position, which is negative when there is no row.</param>
    public static ColumnParser Create(TextColumn column, TextFormat format, Func<long> position) =>
        (ColumnParser)Activator.CreateInstance(typeof(Of<>).MakeGenericType(column.ItemType.RawType), column, format, position)!;

    /// <summary>Parses the column's fields of a line.</summary>
    /// <exception cref="InvalidOperationException">A field is no value of the column's type, which has no missing value.</exception>
    public abstract void Parse(FieldScanner fields, long line, ParseLog log);

    private sealed class Of<T> : ColumnParser
    {
        private readonly TextColumn _column;
        private readonly TextFormat _format;
        private readonly TextParser<T> _parse;
        private readonly bool _isReal;
        private readonly bool _hasMissing;
        private T[] _values;
        private int _length;

        public Of(TextColumn column, TextFormat format, Func<long> position)
        {
            _column = column;
            _format = format;
            _parse = (TextParser<T>)TextParser.For(column.ItemType, format);
            _isReal = typeof(T) == typeof(float) || typeof(T) == typeof(double);
            _hasMissing = _isReal || column.ItemType is KeyDataViewType;
            _values = new T[1];
            void CheckRow() => Contracts.Check(position() >= 0, Getters.NoCurrentRow);
            Getter = column.Type is VectorDataViewType
                ? (ValueGetter<VBuffer<T>>)((ref VBuffer<T> destination) =>
                {
                    CheckRow();
                    VBuffer<T>.Copy(_values, 0, ref destination, _length);
                })
                : (ValueGetter<T>)((ref T destination) =>
                {
                    CheckRow();
                    destination = _values[0];
                });
        }

        public override Delegate Getter { get; }

        public override void Parse(FieldScanner fields, long line, ParseLog log)
        {
            _length = 0;
            foreach (var segment in _column.Segments)
            {
                var end = segment.End ?? Math.Max(segment.Min, fields.Count);
                if (_values.Length < _length + end - segment.Min)
                    Array.Resize(ref _values, _length + end - segment.Min);
                for (var field = segment.Min; field < end; field++)
                {
                    _values[_length] = ParseField(fields, field, line, log);
                    _length++;
                }
            }
        }

        // A field that is missing, or empty unless it may be NaN, is the type's default value.
        private T ParseField(FieldScanner fields, int field, long line, ParseLog log)
        {
            var isThere = field < fields.Count;
            var text = isThere ? fields[field] : default;
            if (text.IsEmpty && !(_format.MissingRealsAsNaNs && (isThere || _isReal)))
                return default!;
            if (_parse(text, out var value))
                return value;
            var isVector = _column.Type is VectorDataViewType;
            if (!_hasMissing)
            {
                throw Contracts.Except(isVector
                    ? $"Could not parse value {text} in slot {_length} of column {_column.Name} in line {line}"
                    : $"Could not parse value {text} in line {line}, column {_column.Name}");
            }

            log.BadValue(line, _column.Name, isVector ? _length : null);
            return value;
        }
    }
}
