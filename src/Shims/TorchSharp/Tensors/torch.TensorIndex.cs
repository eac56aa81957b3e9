using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>One index of <c>t[...]</c>: a number, a slice, a mask, an index tensor, an ellipsis or a new dimension.</summary>
    public struct TensorIndex
    {
        /// <summary>All dimensions that the other indices leave over.</summary>
        public static TensorIndex Ellipsis = new() { _kind = Kind.Ellipsis };

        /// <summary>A new dimension of size one.</summary>
        public static TensorIndex None = new() { _kind = Kind.None };

        /// <summary>A new dimension of size one.</summary>
        public static TensorIndex Null = new() { _kind = Kind.None };

        /// <summary>All of a dimension.</summary>
        public static TensorIndex Colon = Slice();

        private Kind _kind;
        private long? _start;
        private long? _stop;
        private long? _step;
        private Tensor? _tensor;

        private enum Kind
        {
            None,
            Ellipsis,
            Single,
            Bool,
            Slice,
            Tensor,
        }

        /// <summary>Part of a dimension: from start on, before stop, each step-th; negative bounds count from the end.</summary>
        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new() { _kind = Kind.Slice, _start = start, _stop = stop, _step = step };

        /// <summary>Part of a dimension.</summary>
        public static TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end);

        /// <summary>Part of a dimension.</summary>
        public static TensorIndex Slice(Range range) => Slice(
            range.Start.IsFromEnd ? -range.Start.Value : range.Start.Value,
            !range.End.IsFromEnd ? range.End.Value : range.End.Value == 0 ? null : -range.End.Value);

        /// <summary>All (true) or nothing (false), in a new dimension.</summary>
        public static TensorIndex Bool(bool value) => new() { _kind = Kind.Bool, _start = value ? 1 : 0 };

        /// <summary>One position; the dimension disappears.</summary>
        public static TensorIndex Single(long? index) => new() { _kind = Kind.Single, _start = index };

        /// <summary>Positions given by a tensor of whole numbers, or a mask.</summary>
        public static TensorIndex Tensor(Tensor tensor) => new() { _kind = Kind.Tensor, _tensor = tensor };

        /// <summary>One position.</summary>
        public static implicit operator TensorIndex(long value) => Single(value);

        /// <summary>One position, from the start or the end.</summary>
        public static implicit operator TensorIndex(Index index) => Single(index.IsFromEnd ? -index.Value : index.Value);

        /// <summary>Part of a dimension.</summary>
        public static implicit operator TensorIndex(Range range) => Slice(range);

        /// <summary>Part of a dimension.</summary>
        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);

        /// <summary>Never succeeds: it exists so that indices of both kinds may be written beside each other.</summary>
        /// <exception cref="InvalidOperationException">Always.</exception>
        public static implicit operator Tensor(TensorIndex value) => throw new InvalidOperationException("Should not be called.");

        internal readonly NativeIndex ToNative() => new()
        {
            Kind = (int)_kind,
            Present = (_start.HasValue ? 1 : 0) | (_stop.HasValue ? 2 : 0) | (_step.HasValue ? 4 : 0),
            Start = _start ?? 0,
            Stop = _stop ?? 0,
            Step = _step ?? 0,
            Tensor = _tensor?.Handle ?? 0,
        };
    }
}
