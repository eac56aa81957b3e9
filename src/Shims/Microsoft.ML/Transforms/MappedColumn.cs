namespace Microsoft.ML.Data;

/// <summary>Makes the getter of a column over a live row, a <see cref="ValueGetter{TValue}"/> of its raw type, and what to do when the row is disposed.</summary>
internal delegate Delegate GetterFactory(DataViewRow input, out Action? dispose);

/// <summary>A column that a transformer adds.</summary>
/// <param name="Output">Name, type and annotations.</param>
/// <param name="Inputs">Indexes of the input columns that it needs.</param>
/// <param name="MakeGetter">Makes its getter.</param>
internal sealed record MappedColumn(DataViewSchema.DetachedColumn Output, int[] Inputs, GetterFactory MakeGetter);
