using SemGeo.Synthetic.Scenes;

namespace SemGeo.Synthetic.Rendering;

/// <summary>Paints round tufts of leaves: ragged at the edge, light where the sun is, dark below.</summary>
internal readonly ref struct LeafBrush
{
    private const int Shades = 8;

    private readonly uint[] _shades;
    private readonly uint _seed;
    private readonly int _grain;
    private readonly float _sunX;

    /// <param name="scene">For the light.</param>
    /// <param name="concept">What the leaves belong to.</param>
    /// <param name="colour">Of the leaves.</param>
    /// <param name="metres">How far away they are.</param>
    /// <param name="scale">Samples a metre there.</param>
    /// <param name="seed">Of the leaves.</param>
    public LeafBrush(Scene scene, byte concept, Rgb colour, float metres, float scale, uint seed)
    {
        _shades = new uint[Shades];
        for (var i = 0; i < Shades; i++)
            _shades[i] = scene.Light.On(colour * (0.55f + 0.11f * i), 0.15f + 0.09f * i, metres).Pack(concept);
        _seed = seed;
        _grain = Math.Max(1, (int)(scale * 0.14f));
        _sunX = Math.Clamp(scene.Light.Direction.X * 1.5f, -0.6f, 0.6f);
    }

    /// <summary>Paints a tuft within an ellipse.</summary>
    public void Dab(Canvas canvas, float centreX, float centreY, float radiusX, float radiusY)
    {
        if (radiusX < 0.4f || radiusY < 0.4f)
            return;
        var (left, right, bottom) = (canvas.Clip(centreX - radiusX), canvas.Clip(centreX + radiusX), canvas.Clip(centreY + radiusY));
        for (var y = canvas.Clip(centreY - radiusY); y < bottom; y++)
        {
            var dy = (y + 0.5f - centreY) / radiusY;
            var row = canvas.Row(y);
            for (var x = left; x < right; x++)
            {
                var dx = (x + 0.5f - centreX) / radiusX;
                var distance = dx * dx + dy * dy;
                if (distance >= 1)
                    continue;
                var leaf = Noise.At(x / _grain, y / _grain, _seed);
                if (distance > 0.55f + 0.45f * leaf)
                    continue;
                var light = 0.42f - 0.42f * dy + _sunX * 0.5f * dx + 0.45f * (leaf - 0.5f);
                row[x] = _shades[(int)Math.Clamp(light * Shades, 0, Shades - 1)];
            }
        }
    }
}
