namespace SemGeo.Synthetic.Rendering;

/// <summary>What a row of the canvas below the horizon shows of the ground: positions along it are linear in the column.</summary>
internal readonly struct GroundRow
{
    /// <summary>Below this many metres a column a strip is taken to fill the whole row: the camera looks along neither.</summary>
    private const float LeastStep = 1e-6f;

    private readonly float _x;
    private readonly float _z;

    public GroundRow(Camera camera, int y)
    {
        Y = y;
        Ahead = camera.Focal * camera.Height / (y + 0.5f - camera.HorizonY);
        var perColumn = Ahead / camera.Focal;
        var first = camera.ToGround((0.5f - camera.CentreX) * perColumn, Ahead);
        var second = camera.ToGround((1.5f - camera.CentreX) * perColumn, Ahead);
        (_x, _z) = (first.X, first.Y);
        StepX = Math.Max(LeastStep, second.X - first.X);
        StepZ = second.Y - first.Y;
    }

    public int Y { get; }

    /// <summary>The distance into the picture in metres.</summary>
    public float Ahead { get; }

    /// <summary>Metres to the right of the road for each column; the camera looks less than 90 degrees aside.</summary>
    public float StepX { get; }

    /// <summary>Metres along the road for each column.</summary>
    public float StepZ { get; }

    /// <summary>Metres right of the road's middle at a column.</summary>
    public float X(float column) => _x + StepX * column;

    /// <summary>Metres along the road at a column.</summary>
    public float Z(float column) => _z + StepZ * column;

    /// <summary>The columns between two distances from the road's middle, as coordinates on the canvas.</summary>
    public (float Left, float Right) Columns(float fromX, float toX) => ((fromX - _x) / StepX + 0.5f, (toX - _x) / StepX + 0.5f);
}
