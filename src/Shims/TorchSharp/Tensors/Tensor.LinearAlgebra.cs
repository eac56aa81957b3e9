using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The product of two matrices.</summary>
        public Tensor mm(Tensor target) => Aten.One("mm", this, target);

        /// <summary>The products of two batches of matrices.</summary>
        public Tensor bmm(Tensor batch2) => Aten.One("bmm", this, batch2);

        /// <summary>The product of vectors, matrices or batches of them.</summary>
        public Tensor matmul(Tensor target) => Aten.One("matmul", this, target);

        /// <summary>The product of a matrix and a vector.</summary>
        public Tensor mv(Tensor target) => Aten.One("mv", this, target);

        /// <summary>The inner product of two vectors.</summary>
        public Tensor dot(Tensor target) =>
            shape is [var length] && target.shape is [var other] && length == other
                ? Aten.One("dot", this, target)
                : throw new InvalidOperationException("dot arguments must have the same shape.");

        /// <summary>The outer product of two vectors.</summary>
        public Tensor outer(Tensor vec2) => Aten.One("outer", this, vec2);

        /// <summary>The inner products along the last dimension.</summary>
        public Tensor inner(Tensor vec2) => Aten.One("inner", this, vec2);

        /// <summary>beta times this plus alpha times a product of matrices.</summary>
        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1f, float alpha = 1f) => Aten.One("addmm", this, mat1, mat2, beta, alpha);

        /// <summary>In place: beta times this plus alpha times a product of matrices.</summary>
        public Tensor addmm_(Tensor mat1, Tensor mat2, float beta = 1f, float alpha = 1f) => Aten.InPlace("addmm_", this, mat1, mat2, beta, alpha);

        /// <summary>beta times this plus alpha times a product of a matrix and a vector.</summary>
        public Tensor addmv(Tensor mat, Tensor vec, float beta = 1f, float alpha = 1f) => Aten.One("addmv", this, mat, vec, beta, alpha);

        /// <summary>In place: beta times this plus alpha times a product of a matrix and a vector.</summary>
        public Tensor addmv_(Tensor mat, Tensor vec, float beta = 1f, float alpha = 1f) => Aten.InPlace("addmv_", this, mat, vec, beta, alpha);

        /// <summary>beta times this plus alpha times a sum of products of matrices.</summary>
        public Tensor addbmm(Tensor batch1, Tensor batch2, float beta = 1f, float alpha = 1f) => Aten.One("addbmm", this, batch1, batch2, beta, alpha);

        /// <summary>In place: beta times this plus alpha times a sum of products of matrices.</summary>
        public Tensor addbmm_(Tensor batch1, Tensor batch2, float beta = 1f, float alpha = 1f) => Aten.InPlace("addbmm_", this, batch1, batch2, beta, alpha);

        /// <summary>beta times this plus alpha times products of matrices.</summary>
        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1f, float alpha = 1f) => Aten.One("baddbmm", this, batch1, batch2, beta, alpha);

        /// <summary>beta times this plus alpha times an outer product.</summary>
        public Tensor addr(Tensor vec1, Tensor vec2, float beta = 1f, float alpha = 1f) => Aten.One("addr", this, vec1, vec2, beta, alpha);

        /// <summary>In place: beta times this plus alpha times an outer product.</summary>
        public Tensor addr_(Tensor vec1, Tensor vec2, float beta = 1f, float alpha = 1f) => Aten.InPlace("addr_", this, vec1, vec2, beta, alpha);

        /// <summary>The Kronecker product.</summary>
        public Tensor kron(Tensor other) => Aten.One("kron", this, other);

        /// <summary>The inverse matrix.</summary>
        public Tensor inverse() => Aten.One("inverse", this);

        /// <summary>The determinant.</summary>
        public Tensor det() => Aten.One("det", this);

        /// <summary>The Cholesky factor.</summary>
        public Tensor cholesky(bool upper = false) => Aten.One("cholesky", this, upper);

        /// <summary>The n-th power of a matrix.</summary>
        public Tensor matrix_power(int n) => Aten.One("matrix_power", this, n);

        /// <summary>The pseudo-inverse matrix.</summary>
        public Tensor pinverse(double rcond = 1e-15, bool hermitian = false) => Aten.One("linalg_pinv", this, rcond, hermitian);

        /// <summary>The product summed over given dimensions.</summary>
        public Tensor tensordot(Tensor b, long[] dims1, long[] dims2) => Aten.One("tensordot", this, b, dims1, dims2);
    }
}
