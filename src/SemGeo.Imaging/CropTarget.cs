using System.Runtime.Intrinsics;

namespace SemGeo.Imaging;

/// <summary>Where a crop is written: normalized values or bytes, and which way its rows run.</summary>
internal readonly unsafe struct CropTarget
{
    /// <summary>Describes the target of a crop.</summary>
    /// <param name="crop">The crop.</param>
    /// <param name="normalization">Mean and deviation of the values.</param>
    /// <param name="floats">Height x width x 3 values; null where bytes are written.</param>
    /// <param name="bytes">As many bytes; null where values are written.</param>
    public CropTarget(in ImageCrop crop, in PixelNormalization normalization, float* floats, byte* bytes)
    {
        var orientation = crop.Orientation;
        var turned = orientation.SwapsSides();
        nint width = crop.Output.Width, height = crop.Output.Height;
        StoredSize = turned ? crop.Output.Transposed : crop.Output;
        var rightToLeft = orientation is ImageOrientation.MirrorHorizontal or ImageOrientation.Rotate180 or ImageOrientation.Rotate90 or ImageOrientation.Transverse;
        var upsideDown = orientation is ImageOrientation.Rotate180 or ImageOrientation.MirrorVertical or ImageOrientation.Transverse or ImageOrientation.Rotate270;
        nint alongRow = rightToLeft ? -3 : 3, alongColumn = (upsideDown ? -3 : 3) * width;
        Origin = (rightToLeft ? (width - 1) * 3 : 0) + (upsideDown ? (height - 1) * width * 3 : 0);
        (StepX, StepY) = turned ? (alongColumn, alongRow) : (alongRow, alongColumn);
        Floats = floats;
        Bytes = bytes;
        Gain = Vector128.Create(1 / (255 * normalization.StdRed), 1 / (255 * normalization.StdGreen), 1 / (255 * normalization.StdBlue), 0);
        Offset = Vector128.Create(-normalization.MeanRed / normalization.StdRed, -normalization.MeanGreen / normalization.StdGreen, -normalization.MeanBlue / normalization.StdBlue, 0);
    }

    /// <summary>The values, or null.</summary>
    public float* Floats { get; }

    /// <summary>The bytes, or null.</summary>
    public byte* Bytes { get; }

    /// <summary>The size of the result as it is stored, before it is turned.</summary>
    public ImageSize StoredSize { get; }

    /// <summary>Where the stored pixel (0, 0) goes; pixel (x, y) is x times <see cref="StepX"/> and y times <see cref="StepY"/> away.</summary>
    public nint Origin { get; }

    /// <summary>From one stored column to the next.</summary>
    public nint StepX { get; }

    /// <summary>From one stored row to the next.</summary>
    public nint StepY { get; }

    /// <summary>What a value of 0 to 255 is multiplied with.</summary>
    public Vector128<float> Gain { get; }

    /// <summary>What is added then.</summary>
    public Vector128<float> Offset { get; }
}
