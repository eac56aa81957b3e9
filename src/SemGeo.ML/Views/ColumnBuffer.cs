using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace SemGeo.ML.Views;

/// <summary>Keeps the values of one pass-through column for the rows that a batched cursor has read ahead.</summary>
internal abstract class ColumnBuffer : IDisposable
{
    /// <summary>A buffer for a column of a live row.</summary>
    public static ColumnBuffer Create(DataViewRow input, DataViewSchema.Column column, int capacity)
    {
        if (column.Type is ImageDataViewType)
            return new ImageBuffer(input, column, capacity);
        var type = column.Type is VectorDataViewType vector
            ? typeof(VectorBuffer<>).MakeGenericType(vector.ItemType.RawType)
            : typeof(ValueBuffer<>).MakeGenericType(column.Type.RawType);
        return (ColumnBuffer)Activator.CreateInstance(type, input, column, capacity)!;
    }

    /// <summary>Reads the live row's value into a slot.</summary>
    public abstract void Fetch(int slot);

    /// <summary>A getter of the value in whatever slot is the current one.</summary>
    public abstract Delegate Getter(Func<int> slot);

    public virtual void Dispose()
    {
    }

    private sealed class ValueBuffer<T>(DataViewRow input, DataViewSchema.Column column, int capacity) : ColumnBuffer
    {
        private readonly ValueGetter<T> _read = input.GetGetter<T>(column);
        private readonly T[] _values = new T[capacity];

        public override void Fetch(int slot) => _read(ref _values[slot]);

        public override Delegate Getter(Func<int> slot) => (ValueGetter<T>)((ref T destination) => destination = _values[slot()]);
    }

    private sealed class VectorBuffer<T>(DataViewRow input, DataViewSchema.Column column, int capacity) : ColumnBuffer
    {
        private readonly ValueGetter<VBuffer<T>> _read = input.GetGetter<VBuffer<T>>(column);
        private readonly VBuffer<T>[] _values = new VBuffer<T>[capacity];

        public override void Fetch(int slot) => _read(ref _values[slot]);

        public override Delegate Getter(Func<int> slot) =>
            (ValueGetter<VBuffer<T>>)((ref VBuffer<T> destination) => _values[slot()].CopyTo(ref destination));
    }

    /// <summary>Images are disposable: each slot owns its own, and who reads gets a copy.</summary>
    private sealed class ImageBuffer(DataViewRow input, DataViewSchema.Column column, int capacity) : ColumnBuffer
    {
        private readonly ValueGetter<MLImage> _read = input.GetGetter<MLImage>(column);
        private readonly MLImage?[] _values = new MLImage?[capacity];
        private MLImage _last = null!;

        public override void Fetch(int slot)
        {
            // A getter that makes images disposes of the one that it is given; one that hands out the user's own leaves it alone.
            _read(ref _last);
            _values[slot]?.Dispose();
            _values[slot] = _last is null ? null : Clone(_last);
        }

        public override Delegate Getter(Func<int> slot) => (ValueGetter<MLImage>)((ref MLImage destination) =>
        {
            var value = _values[slot()];
            destination?.Dispose();
            destination = value is null ? null! : Clone(value);
        });

        public override void Dispose()
        {
            foreach (var value in _values)
                value?.Dispose();
        }

        private static MLImage Clone(MLImage image)
        {
            var copy = MLImage.CreateFromPixels(image.Width, image.Height, image.PixelFormat, image.Pixels);
            copy.Tag = image.Tag;
            return copy;
        }
    }
}
