using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class Adam
{
    /// <summary>The running moments of a parameter's gradients.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>How many steps were taken.</summary>
        public long step;

        /// <summary>The first moment.</summary>
        public Tensor exp_avg = null!;

        /// <summary>The second moment.</summary>
        public Tensor exp_avg_sq = null!;

        /// <summary>The largest second moment so far; null without AMSGrad.</summary>
        public Tensor? max_exp_avg_sq;

        /// <summary>Remembers nothing yet; the optimiser calls <see cref="Initialize"/>.</summary>
        public State(Parameter parameter)
            : base(parameter)
        {
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            exp_avg.Save(writer);
            exp_avg_sq.Save(writer);
            SaveConditionalStateTensor(writer, max_exp_avg_sq);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            exp_avg.Load(reader);
            exp_avg_sq.Load(reader);
            LoadConditionalStateTensor(reader, ref max_exp_avg_sq, _parameter.device);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            Dispose();
            var other = (State)source;
            step = other.step;
            exp_avg = Copy(other.exp_avg, _parameter.device)!;
            exp_avg_sq = Copy(other.exp_avg_sq, _parameter.device)!;
            max_exp_avg_sq = Copy(other.max_exp_avg_sq, _parameter.device);
        }

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            step = 0;
            exp_avg = zeros_like(_parameter).DetachFromDisposeScope();
            exp_avg_sq = zeros_like(_parameter).DetachFromDisposeScope();
            max_exp_avg_sq = ((Options)options).amsgrad == true ? zeros_like(_parameter).DetachFromDisposeScope() : null;
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state
            && step == state.step
            && exp_avg.allclose(state.exp_avg)
            && exp_avg_sq.allclose(state.exp_avg_sq)
            && (max_exp_avg_sq is null || (state.max_exp_avg_sq is { } largest && max_exp_avg_sq.allclose(largest)));

        /// <inheritdoc/>
        public override void to(Device device)
        {
            exp_avg = Moved(exp_avg, device)!;
            exp_avg_sq = Moved(exp_avg_sq, device)!;
            max_exp_avg_sq = Moved(max_exp_avg_sq, device);
        }

        /// <summary>Disposes the tensors.</summary>
        public void Dispose()
        {
            exp_avg?.Dispose();
            exp_avg_sq?.Dispose();
            max_exp_avg_sq?.Dispose();
        }
    }
}
