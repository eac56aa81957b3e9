using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The largest element of each window.</summary>
            /// <param name="input">Images: batch x channels x height x width.</param>
            /// <param name="kernelSize">Size of the windows.</param>
            /// <param name="strides">Pixels between neighbouring windows; the size of the windows if null.</param>
            /// <param name="padding">Pixels added on each side; none if null.</param>
            /// <param name="dilation">Pixels between neighbouring elements of a window; 1 if null.</param>
            /// <param name="ceil_mode">Rounds the size of the result up.</param>
            public static Tensor max_pool2d(
                Tensor input, long[] kernelSize, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                Aten.One("max_pool2d", input, kernelSize, strides ?? kernelSize, padding ?? [0, 0], dilation ?? [1, 1], ceil_mode);

            /// <inheritdoc cref="max_pool2d(Tensor, long[], long[], long[], long[], bool)"/>
            public static Tensor max_pool2d(
                Tensor input, long kernelSize, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                max_pool2d(input, [kernelSize, kernelSize], Square(stride), Square(padding), Square(dilation), ceil_mode);

            /// <inheritdoc cref="max_pool2d(Tensor, long[], long[], long[], long[], bool)"/>
            public static Tensor max_pool2d(
                Tensor input,
                (long, long) kernelSize,
                (long, long)? stride = null,
                (long, long)? padding = null,
                (long, long)? dilation = null,
                bool ceil_mode = false) =>
                max_pool2d(input, Sizes(kernelSize), Optional(stride), Optional(padding), Optional(dilation), ceil_mode);

            /// <summary>The largest element of each window, and where in the image it was.</summary>
            public static (Tensor output, Tensor indices) max_pool2d_with_indices(
                Tensor input, long[] kernelSize, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                Aten.Two("max_pool2d_with_indices", input, kernelSize, strides ?? kernelSize, padding ?? [0, 0], dilation ?? [1, 1], ceil_mode);

            /// <summary>The mean of each window.</summary>
            /// <param name="input">Images: batch x channels x height x width.</param>
            /// <param name="kernelSizes">Size of the windows.</param>
            /// <param name="strides">Pixels between neighbouring windows; the size of the windows if null.</param>
            /// <param name="paddings">Pixels added on each side; none if null.</param>
            /// <param name="ceil_mode">Rounds the size of the result up.</param>
            /// <param name="count_include_pad">Counts added pixels as zeros.</param>
            public static Tensor avg_pool2d(
                Tensor input, long[] kernelSizes, long[]? strides = null, long[]? paddings = null, bool ceil_mode = false, bool count_include_pad = true) =>
                Aten.One("avg_pool2d", input, kernelSizes, strides ?? kernelSizes, paddings ?? [0, 0], ceil_mode, count_include_pad);

            /// <inheritdoc cref="avg_pool2d(Tensor, long[], long[], long[], bool, bool)"/>
            public static Tensor avg_pool2d(
                Tensor input, long kernelSize, long? stride = null, long padding = 0, bool ceil_mode = false, bool count_include_pad = true) =>
                avg_pool2d(input, [kernelSize, kernelSize], Square(stride), [padding, padding], ceil_mode, count_include_pad);

            /// <inheritdoc cref="avg_pool2d(Tensor, long[], long[], long[], bool, bool)"/>
            public static Tensor avg_pool2d(
                Tensor input,
                (long, long) kernelSize,
                (long, long)? stride = null,
                (long, long)? padding = null,
                bool ceil_mode = false,
                bool count_include_pad = true) =>
                avg_pool2d(input, Sizes(kernelSize), Optional(stride), Optional(padding), ceil_mode, count_include_pad);

            /// <summary>The mean of as many windows as give a result of a given size.</summary>
            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) => Aten.One("adaptive_avg_pool2d", input, output_size);

            /// <inheritdoc cref="adaptive_avg_pool2d(Tensor, long[])"/>
            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) => adaptive_avg_pool2d(input, [output_size, output_size]);

            /// <inheritdoc cref="adaptive_avg_pool2d(Tensor, long[])"/>
            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) => adaptive_avg_pool2d(input, Sizes(output_size));
        }
    }
}
