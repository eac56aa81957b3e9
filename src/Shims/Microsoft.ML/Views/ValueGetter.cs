namespace Microsoft.ML;

/// <summary>Fetches a value of the current row.</summary>
/// <typeparam name="TValue">The raw type of the column.</typeparam>
/// <param name="value">Where to put it. What it holds before is reused as a buffer where possible; the caller owns it afterwards.</param>
public delegate void ValueGetter<TValue>(ref TValue value);
