namespace TorchSharp;

public static partial class torch
{
    /// <summary>1 / (1 + exp(-x)) of each element.</summary>
    public static Tensor sigmoid(Tensor input) => input.sigmoid();

    /// <summary>In place: 1 / (1 + exp(-x)) of each element.</summary>
    public static Tensor sigmoid_(Tensor input) => input.sigmoid_();

    /// <summary>Exponentials along a dimension, divided by their sum.</summary>
    public static Tensor softmax(Tensor input, int dim, ScalarType? dtype = null) => input.softmax(dim, dtype);
}
