namespace TorchSharp.Modules;

public partial class SGD
{
    /// <summary>Options of a group; those of the optimiser where null.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>Weight of the steps before.</summary>
        public double? momentum;

        /// <summary>What a new gradient loses when there is momentum.</summary>
        public double? dampening;

        /// <summary>How much of each parameter is added to its gradient.</summary>
        public double? weight_decay;

        /// <summary>Looks one step ahead.</summary>
        public bool? nesterov;

        /// <summary>Goes up instead of down.</summary>
        public bool? maximize;

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(momentum!.Value);
            writer.Write(dampening!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(nesterov!.Value);
            writer.Write(maximize!.Value);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            momentum = reader.ReadDouble();
            dampening = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            nesterov = reader.ReadBoolean();
            maximize = reader.ReadBoolean();
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            (momentum, dampening, weight_decay) = (other.momentum, other.dampening, other.weight_decay);
            (nesterov, maximize) = (other.nesterov, other.maximize);
        }
    }
}
