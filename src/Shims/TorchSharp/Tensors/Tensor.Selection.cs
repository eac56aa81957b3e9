using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Elements along a dimension at the given positions.</summary>
        public Tensor gather(long dim, Tensor index) => Aten.One("gather", this, dim, index);

        /// <summary>Elements of src written to the given positions along a dimension.</summary>
        public Tensor scatter(long dim, Tensor index, Tensor src) => Aten.One("scatter.src", this, dim, index, src);

        /// <summary>In place: elements of src written to the given positions along a dimension.</summary>
        public Tensor scatter_(long dim, Tensor index, Tensor src) => Aten.InPlace("scatter_.src", this, dim, index, src);

        /// <summary>Elements of src added at the given positions along a dimension.</summary>
        public Tensor scatter_add(long dim, Tensor index, Tensor src) => Aten.One("scatter_add", this, dim, index, src);

        /// <summary>In place: elements of src added at the given positions along a dimension.</summary>
        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => Aten.InPlace("scatter_add_", this, dim, index, src);

        /// <summary>Slices along a dimension at the given positions.</summary>
        public Tensor index_select(long dim, Tensor index) => Aten.One("index_select", this, dim, index);

        /// <summary>Slices of source, times alpha, added at the given positions.</summary>
        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) => Aten.One("index_add", this, dim, index, source, alpha);

        /// <summary>In place: slices of source, times alpha, added at the given positions.</summary>
        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) => Aten.InPlace("index_add_", this, dim, index, source, alpha);

        /// <summary>Slices of source written at the given positions.</summary>
        public Tensor index_copy(long dim, Tensor index, Tensor source) => Aten.One("index_copy", this, dim, index, source);

        /// <summary>In place: slices of source written at the given positions.</summary>
        public Tensor index_copy_(long dim, Tensor index, Tensor source) => Aten.InPlace("index_copy_", this, dim, index, source);

        /// <summary>Slices at the given positions filled with a number.</summary>
        public Tensor index_fill(long dim, Tensor index, Scalar value) => Aten.One("index_fill.int_Scalar", this, dim, index, value);

        /// <summary>In place: slices at the given positions filled with a number.</summary>
        public Tensor index_fill_(long dim, Tensor index, Scalar value) => Aten.InPlace("index_fill_.int_Scalar", this, dim, index, value);

        /// <summary>A number where the mask is true.</summary>
        public Tensor masked_fill(Tensor mask, Scalar value) => Aten.One("masked_fill.Scalar", this, mask, value);

        /// <summary>A number where the mask is true.</summary>
        public Tensor masked_fill_(Tensor mask, Scalar value) => Aten.InPlace("masked_fill_.Scalar", this, mask, value);

        /// <summary>The elements where the mask is true, in one dimension.</summary>
        public Tensor masked_select(Tensor mask) => Aten.One("masked_select", this, mask);

        /// <summary>Elements of value, in order, where the mask is true.</summary>
        public Tensor masked_scatter(Tensor mask, Tensor value) => Aten.One("masked_scatter", this, mask, value);

        /// <summary>In place: elements of value, in order, where the mask is true.</summary>
        public Tensor masked_scatter_(Tensor mask, Tensor value) => Aten.InPlace("masked_scatter_", this, mask, value);

        /// <summary>The elements at positions in row-major order.</summary>
        public Tensor take(Tensor index) => Aten.One("take", this, index);

        /// <summary>Elements along a dimension at the given positions.</summary>
        public Tensor take_along_dim(Tensor indices) => Aten.One("take_along_dim", this, indices);

        /// <summary>Elements along a dimension at the given positions.</summary>
        public Tensor take_along_dim(Tensor indices, long dim) => Aten.One("take_along_dim", this, indices, dim);

        /// <summary>The indices of the elements that are not zero, a row each.</summary>
        public Tensor nonzero() => Aten.One("nonzero", this);

        /// <summary>The indices of the elements that are not zero, a row each.</summary>
        public Tensor argwhere() => Aten.One("argwhere", this);

        /// <summary>Elements of this where the condition is true, else of y.</summary>
        public Tensor where(Tensor condition, Tensor y) => Aten.One("where.self", condition, this, y);
    }
}
