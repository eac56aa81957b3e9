using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Tensors one behind the other along a dimension.</summary>
    /// <remarks>A list of one tensor gives that tensor itself, not a copy, as in TorchSharp.</remarks>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => tensors.Count switch
    {
        0 => throw new ArgumentException(nameof(tensors)),
        1 => tensors[0],
        _ => Aten.One("cat", tensors.ToArray(), dim),
    };

    /// <inheritdoc cref="cat"/>
    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    /// <summary>Tensors of one shape side by side in a new dimension.</summary>
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Aten.One("stack", tensors.ToArray(), dim);

    /// <summary>The indices of the elements that are not zero, a tensor per dimension.</summary>
    public static Tensor[] where(Tensor condition) => Aten.Many("where", condition);

    /// <summary>Sums of products as an equation in Einstein's notation says ("ij,jk->ik").</summary>
    public static Tensor einsum(string equation, params Tensor[] tensors) => Aten.One("einsum", equation, tensors);
}
