namespace Microsoft.ML.Data;

public sealed partial class TextLoader
{
    /// <summary>How text is loaded.</summary>
    public class Options
    {
        /// <summary>Whether fields may stand in double quotes, within which separators are text.</summary>
        /// <value>The default value is false.</value>
        public bool AllowQuoting;

        /// <summary>Whether lines may list only some fields, with their indexes. Not supported here.</summary>
        /// <value>The default value is false.</value>
        public bool AllowSparse;

        /// <summary>Number of fields of a line; found in a sample where it is needed and null.</summary>
        public int? InputSize;

        /// <summary>Characters that separate fields.</summary>
        /// <value>The default value is a tab.</value>
        public char[] Separators = ['\t'];

        /// <summary>The character before the fraction of a number: <c>.</c> or <c>,</c>.</summary>
        /// <value>The default value is <c>.</c>.</value>
        public char DecimalMarker = '.';

        /// <summary>The columns; when null, Label is the first field and Features are all others.</summary>
        public Column[]? Columns;

        /// <summary>Whether to take the white space off the end of lines.</summary>
        /// <value>The default value is false.</value>
        public bool TrimWhitespace;

        /// <summary>Whether the first line of each file has the names of the fields.</summary>
        /// <value>The default value is false.</value>
        public bool HasHeader;

        /// <summary>Whether lines are parsed on other threads. Here they never are; it decides only how a value that cannot be parsed is reported.</summary>
        /// <value>The default value is true.</value>
        public bool UseThreads = true;

        /// <summary>Whether a quoted field may go on over the end of a line.</summary>
        /// <value>The default value is false.</value>
        public bool ReadMultilines;

        /// <summary>A file whose first line has the names of the fields; the data have none then.</summary>
        public string? HeaderFile;

        /// <summary>The largest number of rows to read; all when null.</summary>
        public long? MaxRows;

        /// <summary>The character that takes its meaning from a quote in a quoted field.</summary>
        /// <value>The default value is a double quote: two of them are one.</value>
        public char EscapeChar = '"';

        /// <summary>Whether an empty or missing field of a floating-point column is NaN rather than 0.</summary>
        /// <value>The default value is false.</value>
        public bool MissingRealsAsNaNs;

        /// <summary>Makes the default options.</summary>
        public Options()
        {
        }
    }
}
