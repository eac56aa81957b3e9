using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The same memory in another shape; -1 stands for what is left.</summary>
        public Tensor view(params long[] shape) => Aten.One("view", this, shape);

        /// <summary>The same memory in the shape of another tensor.</summary>
        public Tensor view_as(Tensor other) => Aten.One("view_as", this, other);

        /// <summary>Another shape, of the same memory where that can be; -1 stands for what is left.</summary>
        public Tensor reshape(params long[] shape) => Aten.One("reshape", this, shape);

        /// <summary>Dimensions from start to end as one.</summary>
        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Aten.One("flatten.using_ints", this, start_dim, end_dim);

        /// <summary>One dimension as several.</summary>
        public Tensor unflatten(long dim, params long[] sizes) => Aten.One("unflatten.int", this, dim, sizes);

        /// <summary>All elements as one dimension.</summary>
        public Tensor ravel() => Aten.One("ravel", this);

        /// <summary>Without dimensions of size one, all or one of them.</summary>
        public Tensor squeeze(long? dim = null) => dim is { } one ? Aten.One("squeeze.dim", this, one) : Aten.One("squeeze", this);

        /// <summary>In place: without dimensions of size one, all or one of them.</summary>
        public Tensor squeeze_(long? dim = null) => dim is { } one ? Aten.InPlace("squeeze_.dim", this, one) : Aten.InPlace("squeeze_", this);

        /// <summary>With a new dimension of size one.</summary>
        public Tensor unsqueeze(long dim) => Aten.One("unsqueeze", this, dim);

        /// <summary>In place: with a new dimension of size one.</summary>
        public Tensor unsqueeze_(long dim) => Aten.InPlace("unsqueeze_", this, dim);

        /// <summary>With two dimensions exchanged.</summary>
        public Tensor transpose(long dim0, long dim1) => Aten.One("transpose.int", this, dim0, dim1);

        /// <summary>In place: with two dimensions exchanged.</summary>
        public Tensor transpose_(long dim0, long dim1) => Aten.InPlace("transpose_", this, dim0, dim1);

        /// <summary>The transposed matrix.</summary>
        public Tensor t() => Aten.One("t", this);

        /// <summary>With the dimensions in another order.</summary>
        public Tensor permute(IEnumerable<long> permutation) => permute(permutation.ToArray());

        /// <summary>With the dimensions in another order.</summary>
        public Tensor permute(params long[] permutation) => Aten.One("permute", this, permutation);

        /// <summary>With two dimensions exchanged.</summary>
        public Tensor swapaxes(long dim0, long dim1) => Aten.One("swapaxes", this, dim0, dim1);

        /// <summary>With two dimensions exchanged.</summary>
        public Tensor swapdims(long dim0, long dim1) => Aten.One("swapdims", this, dim0, dim1);

        /// <summary>With dimensions at other places.</summary>
        public Tensor movedim(long[] source, long[] destination) => Aten.One("movedim.intlist", this, source, destination);

        /// <summary>With dimensions at other places.</summary>
        public Tensor moveaxis(long[] source, long[] destination) => Aten.One("moveaxis.intlist", this, source, destination);

        /// <summary>Dimensions of size one repeated without copying.</summary>
        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) => expand(sizes.ToArray(), isImplicit);

        /// <summary>Dimensions of size one repeated without copying.</summary>
        public Tensor expand(long[] sizes, bool isImplicit = false) => Aten.One("expand", this, sizes, isImplicit);

        /// <summary>Dimensions of size one repeated without copying.</summary>
        public Tensor expand(params long[] sizes) => Aten.One("expand", this, sizes);

        /// <summary>Dimensions of size one repeated to the shape of another tensor.</summary>
        public Tensor expand_as(Tensor other) => Aten.One("expand_as", this, other);

        /// <summary>Broadcast to a shape without copying.</summary>
        public Tensor broadcast_to(params long[] shape) => Aten.One("broadcast_to", this, shape);

        /// <summary>A copy repeated along each dimension.</summary>
        public Tensor repeat(params long[] sizes) => Aten.One("repeat", this, sizes);

        /// <summary>A copy repeated along each dimension.</summary>
        public Tensor tile(long[] reps) => Aten.One("tile", this, reps);

        /// <summary>Each element repeated.</summary>
        public Tensor repeat_interleave(Tensor repeats, long? dim = null, long? output_size = null) =>
            Aten.One("repeat_interleave.self_Tensor", this, repeats, dim, output_size);

        /// <summary>Each element repeated.</summary>
        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) =>
            Aten.One("repeat_interleave.self_int", this, repeats, dim, output_size);

        /// <summary>The same elements in row-major order; itself if they are.</summary>
        public Tensor contiguous() => Aten.One("contiguous", this);

        /// <summary>Part of a dimension.</summary>
        public Tensor narrow(long dim, long start, long length) => Aten.One("narrow", this, dim, start, length);

        /// <summary>One position of a dimension, which disappears.</summary>
        public Tensor select(long dim, long index) => Aten.One("select.int", this, dim, index);

        /// <summary>Part of a dimension, each step-th.</summary>
        public Tensor slice(long dim, long start, long finish, long step) => Aten.One("slice.Tensor", this, dim, start, finish, step);

        /// <summary>A view with given sizes and strides.</summary>
        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0) => Aten.One("as_strided", this, size, strides, storageOffset);

        /// <summary>All windows along a dimension.</summary>
        public Tensor unfold(long dimension, long size, long step) => Aten.One("unfold", this, dimension, size, step);

        /// <summary>The slices along a dimension.</summary>
        public Tensor[] unbind(long dimension = 0) => Aten.Many("unbind.int", this, dimension);

        /// <summary>Parts of about equal size along a dimension.</summary>
        public Tensor[] chunk(long chunks, long dim = 0) => Aten.Many("chunk", this, chunks, dim);

        /// <summary>Parts of given sizes along a dimension.</summary>
        public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0) => split(sizes.ToArray(), dim);

        /// <summary>Parts of given sizes along a dimension.</summary>
        public Tensor[] split(long size, int dim = 0) => Aten.Many("split.Tensor", this, size, dim);

        /// <summary>Parts of given sizes along a dimension.</summary>
        public Tensor[] split(long[] sizes, long dim = 0) => Aten.Many("split_with_sizes", this, sizes, dim);

        /// <summary>Parts of given sizes along a dimension.</summary>
        public Tensor[] split(params long[] sizes) => split(sizes, 0);

        /// <summary>Parts along a dimension, by number or by where to cut.</summary>
        public Tensor[] tensor_split(Tensor indices, long dim = 0) => Aten.Many("tensor_split.tensor_indices_or_sections", this, indices, dim);

        /// <summary>Parts along a dimension, by number or by where to cut.</summary>
        public Tensor[] tensor_split(long size, long dim = 0) => Aten.Many("tensor_split.sections", this, size, dim);

        /// <summary>Parts along a dimension, by number or by where to cut.</summary>
        public Tensor[] tensor_split(long[] sizes, long dim = 0) => Aten.Many("tensor_split.indices", this, sizes, dim);

        /// <summary>With dimensions in reverse order.</summary>
        public Tensor flip(params long[] dims) => Aten.One("flip", this, dims);

        /// <summary>With the second dimension in reverse order.</summary>
        public Tensor fliplr() => Aten.One("fliplr", this);

        /// <summary>With the first dimension in reverse order.</summary>
        public Tensor flipud() => Aten.One("flipud", this);

        /// <summary>Elements moved along dimensions, the last ones to the front.</summary>
        public Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) => roll(shifts.ToArray(), dims.ToArray());

        /// <summary>Elements moved along dimensions, the last ones to the front.</summary>
        public Tensor roll((long, long, long) shifts, (long, long, long) dims) =>
            roll(new[] { shifts.Item1, shifts.Item2, shifts.Item3 }, new[] { dims.Item1, dims.Item2, dims.Item3 });

        /// <summary>Elements moved along dimensions, the last ones to the front.</summary>
        public Tensor roll((long, long) shifts, (long, long) dims) => roll(new[] { shifts.Item1, shifts.Item2 }, new[] { dims.Item1, dims.Item2 });

        /// <summary>Elements moved along dimensions, the last ones to the front.</summary>
        public Tensor roll(long shifts, long? dims = null) =>
            dims is { } dim ? roll(new[] { shifts }, new[] { dim }) : roll(new[] { shifts }, Array.Empty<long>());

        /// <summary>Elements moved along the first dimension, the last ones to the front (one shift, as in TorchSharp 0.102).</summary>
        public Tensor roll(long[] shifts) => roll(shifts, new long[] { 0 });

        /// <summary>Elements moved along dimensions, the last ones to the front.</summary>
        public Tensor roll(long[] shifts, long[] dims) => Aten.One("roll", this, shifts, dims);

        /// <summary>Turned by quarters in a plane.</summary>
        public Tensor rot90(long k = 1, (long, long)? dims = null) =>
            Aten.One("rot90", this, k, dims is { } plane ? new[] { plane.Item1, plane.Item2 } : [0, 1]);

        /// <summary>The lower triangle, zeros elsewhere.</summary>
        public Tensor tril(long diagonal = 0) => Aten.One("tril", this, diagonal);

        /// <summary>In place: the lower triangle, zeros elsewhere.</summary>
        public Tensor tril_(long diagonal = 0) => Aten.InPlace("tril_", this, diagonal);

        /// <summary>The upper triangle, zeros elsewhere.</summary>
        public Tensor triu(long diagonal = 0) => Aten.One("triu", this, diagonal);

        /// <summary>In place: the upper triangle, zeros elsewhere.</summary>
        public Tensor triu_(long diagonal = 0) => Aten.InPlace("triu_", this, diagonal);

        /// <summary>The diagonal of a matrix, or a matrix with this diagonal.</summary>
        public Tensor diag(long diagonal = 0) => Aten.One("diag", this, diagonal);

        /// <summary>The diagonal of two dimensions.</summary>
        public Tensor diagonal(long offset = 0, long dim1 = 0, long dim2 = 0) => Aten.One("diagonal", this, offset, dim1, dim2);
    }
}
