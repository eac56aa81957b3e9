using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>True if gradients are recorded for this tensor.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">Set on whole numbers, or cleared on a tensor that was computed.</exception>
        public bool requires_grad
        {
            get => NativeError.CheckFlag(Alive(NativeMethods.sgt_tensor_requires_grad(Handle)));
            set => NativeError.Check(Alive(NativeMethods.sgt_tensor_set_requires_grad(Handle, value ? 1 : 0)));
        }

        /// <summary>True for a tensor that no recorded operation computed.</summary>
        public bool is_leaf => NativeError.CheckFlag(Alive(NativeMethods.sgt_tensor_is_leaf(Handle)));

        /// <summary>The accumulated gradient as a new object over the same memory, or null.</summary>
        public unsafe Tensor? grad
        {
            get
            {
                nint gradient;
                NativeError.Check(Alive(NativeMethods.sgt_tensor_grad(Handle, &gradient)));
                return FromHandle(gradient);
            }

            set
            {
                NativeError.Check(Alive(NativeMethods.sgt_tensor_set_grad(Handle, value?.Handle ?? 0)));
                GC.KeepAlive(value);
            }
        }

        /// <summary>Sets <see cref="requires_grad"/>; returns the same object.</summary>
        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        /// <summary>Sets <see cref="requires_grad"/>; returns the same object.</summary>
        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>Keeps the gradient of a tensor that is no leaf.</summary>
        public void retain_grad() => NativeError.Check(Alive(NativeMethods.sgt_tensor_retain_grad(Handle)));

        /// <summary>Adds the gradients of this single number to <see cref="grad"/> of the leaves that it was computed from.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">The tensor has several elements, or nothing was recorded.</exception>
        public void backward() => autograd.backward(this);

        /// <inheritdoc cref="backward()"/>
        /// <param name="grad_tensors">The gradient of this tensor, needed if it has several elements.</param>
        /// <param name="create_graph">Records the gradients' own computation, for higher derivatives.</param>
        /// <param name="retain_graph">Keeps what was recorded, so that backward can be called again.</param>
        /// <param name="inputs">Gradients are accumulated in these only; in all leaves by default.</param>
        public void backward(IList<Tensor>? grad_tensors = null, bool create_graph = false, bool retain_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward([this], grad_tensors, retain_graph, create_graph, inputs);

        /// <summary>The same elements in a new tensor that gradients do not flow through.</summary>
        public Tensor detach() => Aten.One("detach", this);

        /// <summary>Cuts the tensor off from what it was computed from.</summary>
        public Tensor detach_() => Aten.InPlace("detach_", this);
    }
}
