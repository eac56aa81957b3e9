using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed partial class TextLoader
{
    /// <summary>A column to load.</summary>
    public sealed class Column
    {
        /// <summary>Name of the column.</summary>
        public string? Name;

        /// <summary>The fields that the column is made of.</summary>
        public Range[]? Source;

        /// <summary>For a key column its number of categories. The text is the category counted from 0.</summary>
        public KeyCount? KeyCount;

        /// <summary>Makes a column without name and fields, of Single.</summary>
        public Column()
        {
        }

        /// <summary>Makes a scalar column of one field.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The index is negative.</exception>
        public Column(string name, DataKind dataKind, int index)
            : this(name, dataKind, [new Range(index)])
        {
        }

        /// <summary>Makes a vector column of a run of fields.</summary>
        /// <exception cref="ArgumentOutOfRangeException">An index is negative, or the last is before the first.</exception>
        public Column(string name, DataKind dataKind, int minIndex, int maxIndex)
            : this(name, dataKind, [new Range(minIndex, maxIndex)])
        {
        }

        /// <summary>Makes a column of runs of fields; a key column when there is a count.</summary>
        public Column(string name, DataKind dataKind, Range[] source, KeyCount? keyCount = null)
        {
            Contracts.CheckValue(name, nameof(name));
            Contracts.CheckValue(source, nameof(source));
            Name = name;
            DataKind = dataKind;
            Source = source;
            KeyCount = keyCount;
        }

        /// <summary>Kind of the items.</summary>
        /// <value>The default value is Single.</value>
        public DataKind DataKind { get; set; } = DataKind.Single;
    }
}
