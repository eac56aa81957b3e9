using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of the shape and elements of an array of any rank.</summary>
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    /// <summary>A tensor of the shape and elements of an array of any rank, converted to an element type.</summary>
    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        TensorFactory.FromArray(rawArray, TensorFactory.ShapeOf(rawArray), dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array of any rank.</summary>
    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device? device = null) => from_array(data, dtype, device);

    /// <summary>The numbers from zero up to stop, which is not among them.</summary>
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    /// <summary>The numbers from start up to stop, which is not among them.</summary>
    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype, device, requires_grad);

    /// <summary>The numbers from start up to stop, which is not among them, in steps.</summary>
    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Aten.One("arange.start_step", start, stop, step, dtype ?? TensorFactory.TypeOf(start, stop, step), Arg.None, TensorFactory.Place(device))
            .requires_grad_(requires_grad);

    /// <summary>Equally spaced numbers from start to end, both among them.</summary>
    public static Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Aten.One("linspace", start, end, steps, dtype ?? get_default_dtype(), Arg.None, TensorFactory.Place(device)).requires_grad_(requires_grad);

    /// <summary>Ones on the diagonal and zeros elsewhere.</summary>
    public static Tensor eye(
        long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Aten.One("eye.m", rows, columns == -1 ? rows : columns, dtype ?? get_default_dtype(), Arg.None, TensorFactory.Place(device))
            .requires_grad_(requires_grad);

    /// <summary>A tensor of the shape, and unless said otherwise the type and place, of another one, filled with zeros.</summary>
    public static Tensor zeros_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        input.zeros_like(dtype, device, requires_grad);

    /// <summary>A tensor of the shape, and unless said otherwise the type and place, of another one, filled with ones.</summary>
    public static Tensor ones_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        input.ones_like(dtype, device, requires_grad);

    /// <summary>A tensor of the shape, and unless said otherwise the type and place, of another one, with memory as it comes.</summary>
    public static Tensor empty_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        input.empty_like(dtype, device, requires_grad);

    /// <summary>A tensor of the shape, and unless said otherwise the type and place, of another one, filled with a number.</summary>
    public static Tensor full_like(
        Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        input.full_like(value, dtype, device, requires_grad);

    /// <summary>A tensor of the shape, and unless said otherwise the type and place, of another one, filled with uniform random numbers.</summary>
    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        input.rand_like(dtype, device, requires_grad);

    /// <summary>A tensor of the shape, and unless said otherwise the type and place, of another one, filled with normal random numbers.</summary>
    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        input.randn_like(dtype, device, requires_grad);

    public partial class Tensor
    {
        /// <inheritdoc cref="torch.zeros_like"/>
        public Tensor zeros_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.One("zeros_like", this, dtype ?? this.dtype, Arg.None, device ?? this.device).requires_grad_(requires_grad);

        /// <inheritdoc cref="torch.ones_like"/>
        public Tensor ones_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.One("ones_like", this, dtype ?? this.dtype, Arg.None, device ?? this.device).requires_grad_(requires_grad);

        /// <inheritdoc cref="torch.empty_like"/>
        public Tensor empty_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.One("empty_like", this, dtype ?? this.dtype, Arg.None, device ?? this.device).requires_grad_(requires_grad);

        /// <inheritdoc cref="torch.full_like"/>
        public Tensor full_like(Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.One("full_like", this, value, dtype ?? this.dtype, Arg.None, device ?? this.device).requires_grad_(requires_grad);

        /// <inheritdoc cref="torch.rand_like"/>
        public Tensor rand_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.One("rand_like", this, dtype ?? this.dtype, Arg.None, device ?? this.device).requires_grad_(requires_grad);

        /// <inheritdoc cref="torch.randn_like"/>
        public Tensor randn_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.One("randn_like", this, dtype ?? this.dtype, Arg.None, device ?? this.device).requires_grad_(requires_grad);
    }
}
