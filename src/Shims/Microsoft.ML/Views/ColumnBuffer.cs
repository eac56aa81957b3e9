namespace Microsoft.ML.Data;

/// <summary>Keeps values of a column: slots are filled from a row and read back by getters.</summary>
internal abstract class ColumnBuffer
{
    /// <summary>Whether values of the type can be kept: primitive ones and vectors can, images and types of one's own cannot.</summary>
    public static bool CanKeep(DataViewType type) => type is PrimitiveDataViewType or VectorDataViewType;

    /// <summary>A buffer for a column of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    /// <param name="slots">How many slots are needed, as far as it is known; more are added where they are filled.</param>
    public static ColumnBuffer Over(DataViewRow row, DataViewSchema.Column column, int slots = 0) => column.Type is VectorDataViewType vector
        ? Make(typeof(OfVectors<>), vector.ItemType.RawType, Getters.Of(row, column), slots)
        : Make(typeof(OfValues<>), column.Type.RawType, Getters.Of(row, column), slots);

    /// <summary>A buffer for the ids of a row.</summary>
    public static ColumnBuffer OverIds(DataViewRow row) => new OfValues<DataViewRowId>(row.GetIdGetter(), 0);

    /// <summary>Keeps the row's current value in a slot; slots are added where needed.</summary>
    public abstract void Fill(int slot);

    /// <summary>A getter of the value in the slot that is current at each call.</summary>
    public abstract Delegate GetterAt(Func<int> slot);

    /// <summary>Gives up the room beyond the first slots, and the row.</summary>
    public abstract void Freeze(int slots);

    private static ColumnBuffer Make(Type definition, Type item, Delegate getter, int slots) =>
        (ColumnBuffer)Activator.CreateInstance(definition.MakeGenericType(item), getter, slots)!;

    private abstract class Of<T>(ValueGetter<T> get, int slots) : ColumnBuffer
    {
        private ValueGetter<T>? _get = get;
        private T[] _slots = new T[slots];

        public override void Fill(int slot)
        {
            if (slot >= _slots.Length)
                Array.Resize(ref _slots, Math.Max(slot + 1, (int)Math.Min(2L * _slots.Length, Array.MaxLength)));
            _get!(ref _slots[slot]);
        }

        public override Delegate GetterAt(Func<int> slot) => (ValueGetter<T>)((ref T destination) => Copy(_slots[slot()], ref destination));

        public override void Freeze(int slots)
        {
            Array.Resize(ref _slots, slots);
            _get = null;
        }

        protected abstract void Copy(in T value, ref T destination);
    }

    private sealed class OfValues<T>(ValueGetter<T> get, int slots) : Of<T>(get, slots)
    {
        protected override void Copy(in T value, ref T destination) => destination = value;
    }

    private sealed class OfVectors<T>(ValueGetter<VBuffer<T>> get, int slots) : Of<VBuffer<T>>(get, slots)
    {
        protected override void Copy(in VBuffer<T> value, ref VBuffer<T> destination) => value.CopyTo(ref destination);
    }
}
