namespace TorchSharp;

public static partial class torch
{
    /// <summary>How values between pixels are found.</summary>
    public enum InterpolationMode
    {
        /// <summary>The nearest pixel.</summary>
        Nearest = 0,

        /// <summary>Linear, one spatial dimension.</summary>
        Linear = 1,

        /// <summary>Linear in two spatial dimensions.</summary>
        Bilinear = 2,

        /// <summary>Cubic in two spatial dimensions.</summary>
        Bicubic = 3,

        /// <summary>Linear in three spatial dimensions.</summary>
        Trilinear = 4,

        /// <summary>The mean of the pixels that are covered.</summary>
        Area = 5,
    }
}
