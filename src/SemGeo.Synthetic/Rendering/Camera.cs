using System.Numerics;

namespace SemGeo.Synthetic.Rendering;

/// <summary>
/// A level pinhole camera over flat ground. The world's x runs to the right of the road, y up, z along the road, in metres; the camera stands at x =
/// <see cref="X"/>, z = 0. Its pitch is a shift of the horizon and its roll a turn of the finished picture, so that verticals stay columns and the ground's
/// distance is one number a row.
/// </summary>
internal sealed class Camera
{
    /// <summary>Nothing nearer than this is painted, in metres.</summary>
    public const float Near = 0.4f;

    private readonly float _sin;
    private readonly float _cos;

    /// <param name="x">Metres right of the road's middle.</param>
    /// <param name="height">Metres above the ground.</param>
    /// <param name="yaw">Radians to the right of the road's direction.</param>
    /// <param name="focal">Focal length in samples.</param>
    /// <param name="centreX">The column of the optical axis in samples.</param>
    /// <param name="horizonY">The row of the horizon in samples.</param>
    public Camera(float x, float height, float yaw, float focal, float centreX, float horizonY)
    {
        (X, Height, Focal, CentreX, HorizonY, Yaw) = (x, height, focal, centreX, horizonY, yaw);
        (_sin, _cos) = MathF.SinCos(yaw);
    }

    public float X { get; }

    public float Height { get; }

    public float Focal { get; }

    public float CentreX { get; }

    public float HorizonY { get; }

    public float Yaw { get; }

    /// <summary>The position seen from the camera: X to the right, Y up from the eye, Z into the picture.</summary>
    public Vector3 ToView(float x, float y, float z)
    {
        var right = x - X;
        return new Vector3(_cos * right - _sin * z, y - Height, _sin * right + _cos * z);
    }

    /// <summary>Where a position in front of the camera is seen, in samples.</summary>
    public Vector2 ToScreen(Vector3 view) => new(CentreX + Focal * view.X / view.Z, HorizonY - Focal * view.Y / view.Z);

    /// <summary>The world's position on the ground under a view direction: right and ahead of the camera by metres in view space.</summary>
    public Vector2 ToGround(float right, float ahead) => new(X + _cos * right + _sin * ahead, _cos * ahead - _sin * right);
}
