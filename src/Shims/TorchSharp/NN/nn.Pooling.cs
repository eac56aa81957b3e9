using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The largest element of each window.</summary>
        /// <param name="kernelSize">Size of the windows.</param>
        /// <param name="stride">Pixels between neighbouring windows; the size of the windows if null.</param>
        /// <param name="padding">Pixels added on each side; none if null.</param>
        /// <param name="dilation">Pixels between neighbouring elements of a window; 1 if null.</param>
        /// <param name="ceilMode">Rounds the size of the result up.</param>
        public static MaxPool2d MaxPool2d(long kernelSize, long? stride = null, long? padding = null, long? dilation = null, bool ceilMode = false) =>
            new([kernelSize, kernelSize], Square(stride), Square(padding), Square(dilation), ceilMode);

        /// <inheritdoc cref="MaxPool2d(long, long?, long?, long?, bool)"/>
        public static MaxPool2d MaxPool2d(
            (long, long) kernelSize, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, bool ceilMode = false) =>
            new(Sizes(kernelSize), Optional(stride), Optional(padding), Optional(dilation), ceilMode);

        /// <inheritdoc cref="MaxPool2d(long, long?, long?, long?, bool)"/>
        public static MaxPool2d MaxPool2d(
            long[] kernelSize, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceilMode = false) =>
            new(kernelSize, strides, padding, dilation, ceilMode);

        /// <summary>The mean of each window.</summary>
        /// <param name="kernel_size">Size of the windows.</param>
        /// <param name="stride">Pixels between neighbouring windows; the size of the windows if null.</param>
        /// <param name="padding">Pixels added on each side; none if null.</param>
        /// <param name="ceil_mode">Rounds the size of the result up.</param>
        /// <param name="count_include_pad">Counts added pixels as zeros.</param>
        /// <param name="divisor_override">Divides by this instead of the number of pixels.</param>
        public static AvgPool2d AvgPool2d(
            long kernel_size,
            long? stride = null,
            long? padding = null,
            bool ceil_mode = false,
            bool count_include_pad = true,
            long? divisor_override = null) =>
            new([kernel_size, kernel_size], Square(stride), Square(padding), ceil_mode, count_include_pad, divisor_override);

        /// <inheritdoc cref="AvgPool2d(long, long?, long?, bool, bool, long?)"/>
        public static AvgPool2d AvgPool2d(
            (long, long) kernel_size,
            (long, long)? stride = null,
            (long, long)? padding = null,
            bool ceil_mode = false,
            bool count_include_pad = true,
            long? divisor_override = null) =>
            new(Sizes(kernel_size), Optional(stride), Optional(padding), ceil_mode, count_include_pad, divisor_override);

        /// <inheritdoc cref="AvgPool2d(long, long?, long?, bool, bool, long?)"/>
        public static AvgPool2d AvgPool2d(
            long[] kernel_size,
            long[]? strides = null,
            long[]? padding = null,
            bool ceil_mode = false,
            bool count_include_pad = true,
            long? divisor_override = null) => new(kernel_size, strides, padding, ceil_mode, count_include_pad, divisor_override);

        /// <summary>The mean of as many windows as give a result of a given size.</summary>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long outputSize) => new([outputSize, outputSize]);

        /// <inheritdoc cref="AdaptiveAvgPool2d(long)"/>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d((long, long) outputSize) => new(Sizes(outputSize));

        /// <inheritdoc cref="AdaptiveAvgPool2d(long)"/>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long[] outputSize) => new(outputSize);

        private static long[]? Square(long? size) => size is { } length ? [length, length] : null;

        private static long[]? Optional((long, long)? sizes) => sizes is { } pair ? Sizes(pair) : null;
    }
}
