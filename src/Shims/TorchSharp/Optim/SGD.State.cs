using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class SGD
{
    /// <summary>The momentum of a parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>Gradients so far, weighted; null before the first step.</summary>
        public Tensor? momentum_buffer;

        /// <summary>Remembers nothing yet.</summary>
        public State(Parameter parameter)
            : base(parameter)
        {
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer) => SaveConditionalStateTensor(writer, momentum_buffer);

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader) => LoadConditionalStateTensor(reader, ref momentum_buffer, _parameter.device);

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            momentum_buffer?.Dispose();
            momentum_buffer = Copy(((State)source).momentum_buffer, _parameter.device);
        }

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options) => Dispose();

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && (momentum_buffer is null || (state.momentum_buffer is { } buffer && momentum_buffer.allclose(buffer)));

        /// <inheritdoc/>
        public override void to(Device device) => momentum_buffer = Moved(momentum_buffer, device);

        /// <summary>Disposes the tensor.</summary>
        public void Dispose()
        {
            momentum_buffer?.Dispose();
            momentum_buffer = null;
        }
    }
}
