using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Switches of the libraries below libtorch.</summary>
    public static class backends
    {
        /// <summary>CUDA's.</summary>
        public static class cuda
        {
            /// <summary>Matrix products'.</summary>
            public static class matmul
            {
                /// <summary>Whether products in single precision may use TF32.</summary>
                public static bool allow_tf32
                {
                    get => NativeMethods.sgt_get_allow_tf32(0) != 0;
                    set => NativeMethods.sgt_set_allow_tf32(0, value ? 1 : 0);
                }
            }
        }

        /// <summary>cuDNN's.</summary>
        public static class cudnn
        {
            /// <summary>Whether convolutions in single precision may use TF32.</summary>
            public static bool allow_tf32
            {
                get => NativeMethods.sgt_get_allow_tf32(1) != 0;
                set => NativeMethods.sgt_set_allow_tf32(1, value ? 1 : 0);
            }
        }
    }
}
