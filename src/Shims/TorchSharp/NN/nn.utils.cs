using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What is done to all parameters at once.</summary>
        public static class utils
        {
            /// <summary>Scales all gradients down so that their common norm is at most a number.</summary>
            /// <param name="tensors">The parameters.</param>
            /// <param name="max_norm">The largest norm.</param>
            /// <param name="norm_type">Which p-norm; infinity for the largest element.</param>
            /// <returns>The norm before.</returns>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2)
            {
                using var _ = no_grad();
                using var scope = NewDisposeScope();
                var gradients = tensors.Select(parameter => parameter.grad).OfType<Tensor>().ToList();
                if (gradients.Count == 0)
                    return 0;
                var norms = stack(gradients.Select(gradient => Norm(gradient, norm_type)));
                var total = Norm(norms, norm_type).ToDouble();
                var factor = max_norm / (total + 1e-6);
                if (factor < 1)
                    foreach (var gradient in gradients)
                        gradient.mul_(factor);
                return total;
            }

            /// <summary>Limits each element of all gradients to plus or minus a number.</summary>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                using var _ = no_grad();
                foreach (var parameter in tensors)
                {
                    using var gradient = parameter.grad;
                    gradient?.clamp_(-clip_value, clip_value);
                }
            }

            /// <summary>All parameters as one vector, through which gradients flow.</summary>
            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors) =>
                cat([.. tensors.Select(parameter => parameter.reshape(-1))]);

            /// <summary>Writes a vector's elements into the parameters, one behind the other.</summary>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                using var _ = no_grad();
                using var scope = NewDisposeScope();
                long at = 0;
                foreach (var parameter in tensors)
                {
                    parameter.copy_(vec.narrow(0, at, parameter.numel()).view_as(parameter));
                    at += parameter.numel();
                }
            }

            private static Tensor Norm(Tensor tensor, double p) => double.IsPositiveInfinity(p) ? tensor.abs().max() : tensor.norm((float)p);
        }
    }
}
