using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed partial class TextLoader
{
    /// <summary>A run of fields of a line.</summary>
    public sealed class Range
    {
        /// <summary>The first field, counted from 0.</summary>
        public int Min;

        /// <summary>The last field; null where the run goes to the end of the line.</summary>
        public int? Max;

        /// <summary>Whether the run goes to the end of the line, which is as long in every line as in the sample.</summary>
        public bool AutoEnd;

        /// <summary>Whether the run goes to the end of the line, wherever that is.</summary>
        public bool VariableEnd;

        /// <summary>Whether the run has only the fields that no other column takes. Not supported here.</summary>
        public bool AllOther;

        /// <summary>Whether a run of one field is a vector too.</summary>
        public bool ForceVector;

        /// <summary>Makes a run of the first field.</summary>
        public Range()
        {
        }

        /// <summary>Makes a run of one field, a scalar.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The index is negative.</exception>
        public Range(int index)
        {
            Contracts.CheckParam(index >= 0, nameof(index), "Must be non-negative");
            Min = index;
            Max = index;
        }

        /// <summary>Makes a run of fields, a vector.</summary>
        /// <param name="min">The first field.</param>
        /// <param name="max">The last field; null is the end of the line (<see cref="AutoEnd"/>).</param>
        /// <exception cref="ArgumentOutOfRangeException">An index is negative, or the last is before the first.</exception>
        public Range(int min, int? max)
        {
            Contracts.CheckParam(min >= 0, nameof(min), "Must be non-negative");
            Contracts.CheckParam(!(max < min), nameof(max), "If specified, must be greater than or equal to min");
            Min = min;
            Max = max;
            ForceVector = true;
            AutoEnd = max is null;
        }
    }
}
