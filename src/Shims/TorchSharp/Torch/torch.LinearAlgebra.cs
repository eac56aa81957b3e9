namespace TorchSharp;

public static partial class torch
{
    /// <summary>The product of two matrices.</summary>
    public static Tensor mm(Tensor input, Tensor target) => input.mm(target);

    /// <summary>The products of two batches of matrices.</summary>
    public static Tensor bmm(Tensor input, Tensor batch2) => input.bmm(batch2);

    /// <summary>The product of vectors, matrices or batches of them.</summary>
    public static Tensor matmul(Tensor input, Tensor target) => input.matmul(target);

    /// <summary>The product of a matrix and a vector.</summary>
    public static Tensor mv(Tensor input, Tensor target) => input.mv(target);

    /// <summary>The inner product of two vectors.</summary>
    public static Tensor dot(Tensor input, Tensor other) => input.dot(other);

    /// <summary>The outer product of two vectors.</summary>
    public static Tensor outer(Tensor input, Tensor vec2) => input.outer(vec2);

    /// <summary>The inner products along the last dimension.</summary>
    public static Tensor inner(Tensor input, Tensor vec2) => input.inner(vec2);

    /// <summary>beta times this plus alpha times a product of matrices.</summary>
    public static Tensor addmm(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) => input.addmm(mat1, mat2, beta, alpha);

    /// <summary>In place: beta times this plus alpha times a product of matrices.</summary>
    public static Tensor addmm_(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) => input.addmm_(mat1, mat2, beta, alpha);

    /// <summary>beta times this plus alpha times a product of a matrix and a vector.</summary>
    public static Tensor addmv(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) => input.addmv(mat1, mat2, beta, alpha);

    /// <summary>In place: beta times this plus alpha times a product of a matrix and a vector.</summary>
    public static Tensor addmv_(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) => input.addmv_(mat1, mat2, beta, alpha);

    /// <summary>beta times this plus alpha times a sum of products of matrices.</summary>
    public static Tensor addbmm(Tensor input, Tensor batch1, Tensor batch2, float beta = 1f, float alpha = 1f) => input.addbmm(batch1, batch2, beta, alpha);

    /// <summary>In place: beta times this plus alpha times a sum of products of matrices.</summary>
    public static Tensor addbmm_(Tensor input, Tensor batch1, Tensor batch2, float beta = 1f, float alpha = 1f) => input.addbmm_(batch1, batch2, beta, alpha);

    /// <summary>beta times this plus alpha times products of matrices.</summary>
    public static Tensor baddbmm(Tensor input, Tensor batch1, Tensor batch2, float beta = 1f, float alpha = 1f) => input.baddbmm(batch1, batch2, beta, alpha);

    /// <summary>beta times this plus alpha times an outer product.</summary>
    public static Tensor addr(Tensor input, Tensor vec1, Tensor vec2, float beta = 1f, float alpha = 1f) => input.addr(vec1, vec2, beta, alpha);

    /// <summary>In place: beta times this plus alpha times an outer product.</summary>
    public static Tensor addr_(Tensor input, Tensor vec1, Tensor vec2, float beta = 1f, float alpha = 1f) => input.addr_(vec1, vec2, beta, alpha);

    /// <summary>The Kronecker product.</summary>
    public static Tensor kron(Tensor input, Tensor other) => input.kron(other);

    /// <summary>The inverse matrix.</summary>
    public static Tensor inverse(Tensor input) => input.inverse();

    /// <summary>The determinant.</summary>
    public static Tensor det(Tensor input) => input.det();

    /// <summary>The Cholesky factor.</summary>
    public static Tensor cholesky(Tensor input, bool upper) => input.cholesky(upper);

    /// <summary>The n-th power of a matrix.</summary>
    public static Tensor matrix_power(Tensor input, int n) => input.matrix_power(n);

    /// <summary>The pseudo-inverse matrix.</summary>
    public static Tensor pinverse(Tensor input, double rcond = 1e-15, bool hermitian = false) => input.pinverse(rcond, hermitian);

    /// <summary>The product summed over given dimensions.</summary>
    public static Tensor tensordot(Tensor a, Tensor b, long[] dims1, long[] dims2) => a.tensordot(b, dims1, dims2);
}
