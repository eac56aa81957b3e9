namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// Empty here: its name alone makes <c>utils</c> as ambiguous beside <see cref="nn.utils"/> as it is in TorchSharp, so that sources
    /// which compile here compile there.
    /// </summary>
    public static partial class utils
    {
    }
}
