namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Something whose decay rates of the running moments can be set.</summary>
        public interface IBetas
        {
            /// <summary>Decay rates of the first and of the second moment.</summary>
            (double, double) Betas { get; set; }
        }
    }
}
