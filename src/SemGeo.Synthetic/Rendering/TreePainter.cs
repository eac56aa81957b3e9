using System.Numerics;
using SemGeo.Synthetic.Sampling;
using SemGeo.Synthetic.Scenes;
using SemGeo.Synthetic.Scenes.Items;
using SemGeo.Synthetic.Styles;

namespace SemGeo.Synthetic.Rendering;

/// <summary>Paints trees as upright pictures that face the camera.</summary>
internal static class TreePainter
{
    private const float Nearest = 2.5f;

    public static void Paint(Tree tree, Scene scene, Canvas canvas)
    {
        var view = scene.Camera.ToView(tree.X, 0, tree.Z);
        if (view.Z < Nearest)
            return;
        var foot = scene.Camera.ToScreen(view);
        var scale = scene.Camera.Focal / view.Z;
        if (foot.X + tree.Height * scale < 0 || foot.X - tree.Height * scale > canvas.Size)
            return;
        var concept = tree.Shape == TreeShape.Palm ? Concept.Palm : Concept.Tree;
        var plants = scene.Styles[concept].Plants;
        var bark = scene.Light.On(plants.Trunk, 0.4f, view.Z).Pack(concept);
        var leaf = (concept == Concept.Palm ? plants.Palm : plants.Leaf) * tree.Shade;
        var brush = new LeafBrush(scene, concept, leaf, view.Z, scale, tree.Seed);
        var random = SeededRandom.For(tree.Seed, 1);
        var h = tree.Height * scale;
        switch (tree.Shape)
        {
            case TreeShape.Conifer:
                Trunk(canvas, foot, h * 0.2f, h * 0.022f, 0, bark);
                for (var tier = 0; tier < 7; tier++)
                {
                    var up = 0.16f + 0.12f * tier;
                    brush.Dab(canvas, foot.X, foot.Y - h * up, h * 0.2f * (1.08f - up), h * 0.11f);
                }

                break;
            case TreeShape.Column:
                Trunk(canvas, foot, h * 0.15f, h * 0.018f, 0, bark);
                brush.Dab(canvas, foot.X, foot.Y - h * 0.38f, h * 0.1f, h * 0.3f);
                brush.Dab(canvas, foot.X, foot.Y - h * 0.68f, h * 0.075f, h * 0.32f);
                break;
            case TreeShape.Umbrella:
                Trunk(canvas, foot, h * 0.8f, h * 0.02f, random.Range(-0.08f, 0.08f) * h, bark);
                for (var i = 0; i < 6; i++)
                    brush.Dab(canvas, foot.X + h * 0.13f * (i - 2.5f), foot.Y - h * random.Range(0.8f, 0.88f), h * 0.16f, h * 0.1f);
                break;
            case TreeShape.Palm:
                PaintPalm(canvas, foot, h, bark, brush, scene, leaf, view.Z, ref random);
                break;
            default:
                Trunk(canvas, foot, h * 0.45f, h * 0.025f, random.Range(-0.03f, 0.03f) * h, bark);
                for (var i = 0; i < 7; i++)
                {
                    var offset = random.InDisk();
                    brush.Dab(canvas, foot.X + h * 0.2f * offset.X, foot.Y - h * (0.66f + 0.17f * offset.Y), h * 0.19f, h * 0.17f);
                }

                break;
        }
    }

    private static void Trunk(Canvas canvas, Vector2 foot, float height, float halfWidth, float lean, uint bark)
    {
        halfWidth = Math.Max(0.6f, halfWidth);
        var (top, thin) = (foot + new Vector2(lean, -height), halfWidth * 0.6f);
        Polygon.Fill(canvas, [new(foot.X - halfWidth, foot.Y), new(foot.X + halfWidth, foot.Y), new(top.X + thin, top.Y), new(top.X - thin, top.Y)], bark);
    }

    private static void PaintPalm(
        Canvas canvas, Vector2 foot, float h, uint bark, LeafBrush brush, Scene scene, Rgb leaf, float metres, ref SeededRandom random)
    {
        const int Fronds = 9, Joints = 4;
        var lean = random.Range(-0.14f, 0.14f) * h;
        var middle = foot + new Vector2(lean * 0.25f, -h * 0.45f);
        Trunk(canvas, foot, h * 0.45f, h * 0.02f, lean * 0.25f, bark);
        Trunk(canvas, middle, h * 0.4f, h * 0.015f, lean * 0.75f, bark);
        var crown = foot + new Vector2(lean, -h * 0.84f);
        for (var frond = 0; frond < Fronds; frond++)
        {
            var angle = MathF.PI * (frond + random.Range(0.2f, 0.8f)) / Fronds;
            var (sin, cos) = MathF.SinCos(angle);
            var length = h * random.Range(0.24f, 0.32f);
            var width = Math.Max(0.7f, h * 0.022f);
            var sample = scene.Light.On(leaf * (0.7f + 0.5f * sin), 0.3f + 0.4f * sin, metres).Pack(Concept.Palm);
            var start = crown;
            for (var joint = 1; joint <= Joints; joint++)
            {
                var t = joint / (float)Joints;
                var end = crown + new Vector2(cos * length * t, -sin * length * 0.6f * t + length * 0.75f * t * t);
                var half = width * (1.2f - t);
                Polygon.Fill(
                    canvas, [new(start.X, start.Y - half), new(end.X, end.Y - half * 0.6f), new(end.X, end.Y + half), new(start.X, start.Y + half * 1.6f)], sample);
                start = end;
            }
        }

        brush.Dab(canvas, crown.X, crown.Y, h * 0.035f, h * 0.03f);
    }
}
