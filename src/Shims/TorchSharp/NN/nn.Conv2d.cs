using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A convolution over images.</summary>
        /// <param name="in_channels">Channels of the input.</param>
        /// <param name="out_channels">Channels of the result.</param>
        /// <param name="kernelSize">Size of the kernels.</param>
        /// <param name="stride">Pixels between neighbouring windows.</param>
        /// <param name="padding">Pixels added on each side.</param>
        /// <param name="dilation">Pixels between neighbouring elements of a kernel.</param>
        /// <param name="padding_mode">What the added pixels are.</param>
        /// <param name="groups">Into how many groups that do not see each other the channels are divided.</param>
        /// <param name="bias">Adds a learned offset per channel.</param>
        /// <param name="device">Where; the CPU if null.</param>
        /// <param name="dtype">Element type; the default type if null.</param>
        public static Conv2d Conv2d(
            long in_channels,
            long out_channels,
            long kernelSize,
            long stride = 1,
            long padding = 0,
            long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros,
            long groups = 1,
            bool bias = true,
            Device? device = null,
            ScalarType? dtype = null) =>
            Conv2d(
                in_channels,
                out_channels,
                (kernelSize, kernelSize),
                (stride, stride),
                (padding, padding),
                (dilation, dilation),
                padding_mode,
                groups,
                bias,
                device,
                dtype);

        /// <inheritdoc cref="Conv2d(long, long, long, long, long, long, PaddingModes, long, bool, Device, ScalarType?)"/>
        public static Conv2d Conv2d(
            long in_channels,
            long out_channels,
            (long, long) kernelSize,
            (long, long)? stride = null,
            (long, long)? padding = null,
            (long, long)? dilation = null,
            PaddingModes padding_mode = PaddingModes.Zeros,
            long groups = 1,
            bool bias = true,
            Device? device = null,
            ScalarType? dtype = null) => new(new ConvolutionOptions(in_channels, out_channels, Sizes(kernelSize))
            {
                Stride = Sizes(stride ?? (1, 1)),
                Padding = Sizes(padding ?? (0, 0)),
                Dilation = Sizes(dilation ?? (1, 1)),
                Mode = padding_mode,
                Groups = groups,
                Bias = bias,
                Device = device,
                Type = dtype,
            });

        /// <inheritdoc cref="Conv2d(long, long, long, long, long, long, PaddingModes, long, bool, Device, ScalarType?)"/>
        public static Conv2d Conv2d(
            long in_channels,
            long out_channels,
            long kernelSize,
            Padding padding,
            long stride = 1,
            long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros,
            long groups = 1,
            bool bias = true,
            Device? device = null,
            ScalarType? dtype = null) =>
            Conv2d(in_channels, out_channels, (kernelSize, kernelSize), padding, (stride, stride), (dilation, dilation), padding_mode, groups, bias, device, dtype);

        /// <inheritdoc cref="Conv2d(long, long, long, long, long, long, PaddingModes, long, bool, Device, ScalarType?)"/>
        public static Conv2d Conv2d(
            long in_channels,
            long out_channels,
            (long, long) kernelSize,
            Padding padding,
            (long, long)? stride = null,
            (long, long)? dilation = null,
            PaddingModes padding_mode = PaddingModes.Zeros,
            long groups = 1,
            bool bias = true,
            Device? device = null,
            ScalarType? dtype = null) => new(new ConvolutionOptions(in_channels, out_channels, Sizes(kernelSize))
            {
                Stride = Sizes(stride ?? (1, 1)),
                Dilation = Sizes(dilation ?? (1, 1)),
                SamePadding = padding == Padding.Same,
                Mode = padding_mode,
                Groups = groups,
                Bias = bias,
                Device = device,
                Type = dtype,
            });

        private static long[] Sizes((long, long) pair) => [pair.Item1, pair.Item2];
    }
}
