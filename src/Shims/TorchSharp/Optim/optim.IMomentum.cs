namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Something whose momentum can be set.</summary>
        public interface IMomentum
        {
            /// <summary>Weight of the steps before.</summary>
            double Momentum { get; set; }
        }
    }
}
