using System.Numerics;
using SemGeo.Synthetic.Rendering;
using SemGeo.Synthetic.Sampling;
using SemGeo.Synthetic.Scenes;

namespace SemGeo.Synthetic.Tests;

[TestClass]
public class PaintingTests
{
    private const uint Ink = 0x01FFFFFF;

    [TestMethod]
    public void A_square_fills_the_samples_whose_centres_it_holds()
    {
        var canvas = new Canvas(32);
        Polygon.Fill(canvas, [new(2, 3), new(7, 3), new(7, 9), new(2, 9)], Ink);
        Assert.AreEqual(5 * 6, canvas.Samples.Count(Ink));
        Assert.AreEqual(Ink, canvas.At(2.5f, 3.5f));
        Assert.AreNotEqual(Ink, canvas.At(7.5f, 3.5f));
    }

    [TestMethod]
    public void A_polygon_beyond_the_canvas_is_cut_off()
    {
        var canvas = new Canvas(32);
        Polygon.Fill(canvas, [new(-1e6f, -1e6f), new(1e6f, -1e6f), new(1e6f, 1e6f), new(-1e6f, 1e6f)], Ink);
        Assert.AreEqual(canvas.Size * canvas.Size, canvas.Samples.Count(Ink));
    }

    [TestMethod]
    public void What_is_behind_the_camera_is_not_painted()
    {
        var canvas = new Canvas(32);
        var camera = new Camera(0, 1.6f, 0, 64, canvas.Size / 2f, canvas.Size / 2f);
        Polygon.Fill(canvas, camera, [new Vector3(-1, 0, -5), new(1, 0, -5), new(1, 3, -2), new(-1, 3, -2)], Ink);
        Assert.AreEqual(0, canvas.Samples.Count(Ink));
        Polygon.Fill(canvas, camera, [new Vector3(-1, 0, -5), new(1, 0, -5), new(1, 0, 5), new(-1, 0, 5)], Ink);
        Assert.IsGreaterThan(0, canvas.Samples.Count(Ink));
    }

    [TestMethod]
    public void A_camera_sees_the_ground_where_it_projects_it()
    {
        var camera = new Camera(1.5f, 1.6f, 0.3f, 200, 150, 140);
        var view = camera.ToView(4, 0, 20);
        var ground = camera.ToGround(view.X, view.Z);
        Assert.AreEqual(4, ground.X, 1e-4f);
        Assert.AreEqual(20, ground.Y, 1e-4f);
        Assert.AreEqual(140 + 200 * 1.6f / view.Z, camera.ToScreen(view).Y, 1e-3f);
    }

    [TestMethod]
    public void Darkening_keeps_the_concept()
    {
        Assert.AreEqual(0x0B402010u, Canvas.Darken(0x0B804020, 0.5f));
        Assert.AreEqual(0x0B000000u, Canvas.Darken(0x0B804020, 0));
    }

    [TestMethod]
    [DataRow(0f, 0f, 1f, 0xFF0000u, DisplayName = "blue")]
    [DataRow(1f, 0f, 0f, 0x0000FFu, DisplayName = "red")]
    [DataRow(2f, -1f, 0.5f, 0x8000FFu, DisplayName = "clipped")]
    public void Colours_pack_red_first(float r, float g, float b, uint expected) => Assert.AreEqual(expected | 7u << 24, new Rgb(r, g, b).Pack(7));

    [TestMethod]
    [DataRow(0f, 1f, 0f, 0f)]
    [DataRow(1 / 3f, 0f, 1f, 0f)]
    [DataRow(2 / 3f, 0f, 0f, 1f)]
    [DataRow(1 / 6f, 1f, 1f, 0f)]
    public void Hues_are_the_colour_circle(float hue, float r, float g, float b)
    {
        var colour = Rgb.FromHsv(hue, 1, 1);
        Assert.AreEqual(r, colour.R, 1e-5f);
        Assert.AreEqual(g, colour.G, 1e-5f);
        Assert.AreEqual(b, colour.B, 1e-5f);
    }

    [TestMethod]
    public void A_pixel_takes_the_concept_of_most_samples_and_where_asked_only_its_colour()
    {
        var canvas = new Canvas(32);
        var random = new SeededRandom(3);
        var sensor = new Sensor(ref random);
        canvas.Prepare(sensor.Roll);
        for (var y = 0; y < canvas.Size; y++)
        {
            // Three rows of four show concept 2 in grey, the fourth concept 1 in white.
            canvas.Row(y).Fill(y % 4 == 3 ? 0x01FFFFFFu : 0x02404040u);
        }

        var mixed = PhotoDeveloper.Develop(canvas, sensor, mixesConcepts: true);
        var apart = PhotoDeveloper.Develop(canvas, sensor, mixesConcepts: false);
        CollectionAssert.AreEqual(mixed.Mask.Classes, apart.Mask.Classes);
        CollectionAssert.IsSubsetOf(apart.Mask.Classes.Distinct().ToArray(), new byte[] { 1, 2 });
        var grey = Enumerable.Range(0, apart.Mask.Classes.Length).Where(i => apart.Mask.Classes[i] == 2).ToList();
        Assert.IsGreaterThan(grey.Max(i => (int)apart.Image.Pixels[3 * i]), grey.Max(i => (int)mixed.Image.Pixels[3 * i]));
    }
}
