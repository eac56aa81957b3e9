using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>What changes parameters by their gradients.</summary>
    public static partial class optim
    {
        /// <summary>Changes parameters by their gradients; owns what it remembers of them, not the parameters.</summary>
        public abstract partial class Optimizer : IDisposable
        {
            /// <summary>The parameters in groups, each with options of its own.</summary>
            protected IList<ParamGroup> _parameter_groups = [];

            internal Optimizer()
            {
            }

            /// <summary>Disposes nothing: tensors have finalizers of their own.</summary>
            ~Optimizer() => Dispose(false);

            /// <summary>The groups of parameters, whose learning rates can be set.</summary>
            public virtual IEnumerable<ILearningRateController> ParamGroups => _parameter_groups;

            /// <summary>Disposes what the optimiser remembers.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Fills all gradients with zeros.</summary>
            public abstract void zero_grad();

            /// <summary>Changes the parameters once.</summary>
            /// <param name="closure">Computes the loss and its gradients anew, or null.</param>
            /// <returns>The closure's loss, or null.</returns>
            public abstract Tensor? step(Func<Tensor>? closure = null);

            /// <summary>All parameters.</summary>
            public abstract IEnumerable<Parameter> parameters();

            /// <summary>Adds parameters with options of their own.</summary>
            public abstract void add_param_group(ParamGroup param_group);

            /// <summary>Disposes what the optimiser remembers.</summary>
            protected virtual void Dispose(bool disposing)
            {
                if (disposing)
                    DisposeState();
            }

            private protected virtual void DisposeState()
            {
            }
        }
    }
}
