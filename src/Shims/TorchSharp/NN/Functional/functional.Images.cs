using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Makes images larger or smaller.</summary>
            /// <param name="x">Images: batch x channels x spatial dimensions.</param>
            /// <param name="size">Size of each spatial dimension of the result, or null.</param>
            /// <param name="scale_factor">Factor of each spatial dimension, or null; one of the two must be given.</param>
            /// <param name="mode">How values between pixels are found.</param>
            /// <param name="align_corners">Maps corner pixels to corner pixels; not with Nearest and Area.</param>
            /// <param name="recompute_scale_factor">Uses the size that the factor gives, rounded down, as if it had been given.</param>
            /// <exception cref="ArgumentException">The mode does not fit the number of dimensions.</exception>
            public static Tensor interpolate(
                Tensor x,
                long[]? size = null,
                double[]? scale_factor = null,
                InterpolationMode mode = InterpolationMode.Nearest,
                bool? align_corners = null,
                bool recompute_scale_factor = false)
            {
                var spatial = (int)x.ndim - 2;
                if (align_corners is not null && mode is InterpolationMode.Nearest or InterpolationMode.Area)
                    align_corners = align_corners is null ? null : throw new ArgumentException($"align_corners cannot be given with the mode {mode}.");
                if (scale_factor is not null && (recompute_scale_factor || mode == InterpolationMode.Area))
                {
                    size = [.. x.shape.Skip(2).Zip(scale_factor, (length, factor) => (long)Math.Floor(length * factor))];
                    scale_factor = null;
                }

                var corners = align_corners ?? false;
                return (mode, spatial) switch
                {
                    (InterpolationMode.Nearest, >= 1 and <= 3) => Aten.One($"upsample_nearest{spatial}d.vec", x, size, scale_factor),
                    (InterpolationMode.Linear, 1) => Aten.One("upsample_linear1d.vec", x, size, corners, scale_factor),
                    (InterpolationMode.Bilinear, 2) => Aten.One("upsample_bilinear2d.vec", x, size, corners, scale_factor),
                    (InterpolationMode.Bicubic, 2) => Aten.One("upsample_bicubic2d.vec", x, size, corners, scale_factor),
                    (InterpolationMode.Trilinear, 3) => Aten.One("upsample_trilinear3d.vec", x, size, corners, scale_factor),
                    (InterpolationMode.Area, 2) => Aten.One("adaptive_avg_pool2d", x, size),
                    _ => throw new ArgumentException($"The mode {mode} does not fit a tensor with {x.ndim} dimensions."),
                };
            }

            /// <summary>Adds elements at the borders.</summary>
            /// <param name="input">What is padded.</param>
            /// <param name="pad">How many before and after the last dimension, then before and after the one before it, and so on.</param>
            /// <param name="mode">What is added.</param>
            /// <param name="value">The number that is added with Constant.</param>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => mode switch
            {
                PaddingModes.Reflect => Aten.One("pad", input, pad, "reflect"),
                PaddingModes.Replicate => Aten.One("pad", input, pad, "replicate"),
                PaddingModes.Circular => Aten.One("pad", input, pad, "circular"),
                _ => Aten.One("pad", input, pad, "constant", mode == PaddingModes.Zeros ? 0 : value),
            };

            /// <inheritdoc cref="pad(Tensor, long[], PaddingModes, double)"/>
            public static Tensor pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, pad.ToArray(), mode, value);

            /// <inheritdoc cref="pad(Tensor, long[], PaddingModes, double)"/>
            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, new[] { pad.Item1, pad.Item2 }, mode, value);

            /// <inheritdoc cref="pad(Tensor, long[], PaddingModes, double)"/>
            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, new[] { pad.Item1, pad.Item2, pad.Item3, pad.Item4 }, mode, value);

            /// <inheritdoc cref="pad(Tensor, long[], PaddingModes, double)"/>
            public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, [.. Enumerable.Repeat(pad, (int)input.ndim * 2)], mode, value);
        }
    }
}
