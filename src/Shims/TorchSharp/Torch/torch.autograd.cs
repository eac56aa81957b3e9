using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Gradients.</summary>
    public static partial class autograd
    {
        /// <summary>Gradients of the outputs' sum by each input.</summary>
        /// <param name="outputs">What is differentiated.</param>
        /// <param name="inputs">By what.</param>
        /// <param name="grad_outputs">A gradient per output, needed for outputs of several elements.</param>
        /// <param name="retain_graph">Keeps what was recorded.</param>
        /// <param name="create_graph">Records the gradients' own computation, for higher derivatives.</param>
        /// <param name="allow_unused">Gives an invalid tensor (IsInvalid) for inputs that no output depends on; an error otherwise.</param>
        /// <returns>A new tensor per input, which the caller owns.</returns>
        public static unsafe IList<Tensor> grad(
            IList<Tensor> outputs,
            IList<Tensor> inputs,
            IList<Tensor>? grad_outputs = null,
            bool retain_graph = false,
            bool create_graph = false,
            bool allow_unused = false)
        {
            var results = new nint[inputs.Count];
            fixed (nint* output = Handles(outputs), input = Handles(inputs), gradient = Handles(grad_outputs), result = results)
                NativeError.Check(NativeMethods.sgt_grad(
                    output,
                    outputs.Count,
                    input,
                    inputs.Count,
                    gradient,
                    grad_outputs?.Count ?? 0,
                    retain_graph || create_graph ? 1 : 0,
                    create_graph ? 1 : 0,
                    allow_unused ? 1 : 0,
                    result));
            KeepAlive(outputs, inputs, grad_outputs);
            return Array.ConvertAll(results, handle => new Tensor(handle));
        }

        /// <summary>Adds the gradients of the tensors' sum to the gradients of the leaves that they were computed from.</summary>
        /// <param name="tensors">What is differentiated.</param>
        /// <param name="grad_tensors">A gradient per tensor, needed for tensors of several elements.</param>
        /// <param name="retain_graph">Keeps what was recorded; as <paramref name="create_graph"/> by default.</param>
        /// <param name="create_graph">Records the gradients' own computation.</param>
        /// <param name="inputs">Gradients are accumulated in these only; in all leaves by default.</param>
        public static unsafe void backward(
            IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null)
        {
            fixed (nint* tensor = Handles(tensors), gradient = Handles(grad_tensors), input = Handles(inputs))
                NativeError.Check(NativeMethods.sgt_backward(
                    tensor,
                    tensors.Count,
                    gradient,
                    grad_tensors?.Count ?? 0,
                    retain_graph switch { null => -1, true => 1, _ => 0 },
                    create_graph ? 1 : 0,
                    input,
                    inputs?.Count ?? 0));
            KeepAlive(tensors, grad_tensors, inputs);
        }

        /// <inheritdoc cref="backward(IList{Tensor}, IList{Tensor}, bool?, bool, IList{Tensor})"/>
        public static void backward(
            Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        /// <inheritdoc cref="backward(IList{Tensor}, IList{Tensor}, bool?, bool, IList{Tensor})"/>
        public static void backward(
            Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], [grad_tensor], retain_graph, create_graph, inputs);

        private static nint[] Handles(IList<Tensor>? tensors) => tensors is null ? [] : [.. tensors.Select(tensor => tensor.Handle)];

        private static void KeepAlive(params ReadOnlySpan<IList<Tensor>?> lists)
        {
            foreach (var list in lists)
                GC.KeepAlive(list);
        }
    }
}
