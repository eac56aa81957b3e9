using SemGeo.Synthetic.Rendering;
using SemGeo.Synthetic.Sampling;
using SemGeo.Synthetic.Scenes.Items;
using SemGeo.Synthetic.Styles;

namespace SemGeo.Synthetic.Scenes.Composing;

/// <summary>Turns a number and a style into a scene. The number alone decides the spot, the weather, the camera and who passes by.</summary>
internal static class SceneComposer
{
    /// <param name="key">The number of the photo, mixed with the seed of its set.</param>
    /// <param name="styles">Which looks to follow.</param>
    /// <param name="emphasis">What must be well in view.</param>
    /// <param name="canvas">Sized for the camera's roll.</param>
    public static Scene Compose(ulong key, SceneStyles styles, SceneEmphasis emphasis, Canvas canvas)
    {
        var random = SeededRandom.For(key, "scene");
        var heading = random.Range(0, 360);
        var cloudiness = random.Chance(0.25f) ? random.Range(0.7f, 1) : random.Range(0, 0.6f);
        var cloudSeed = (uint)random.NextUInt64();
        var draft = new SceneDraft(SeededRandom.For(key, "items"), styles.Shape, emphasis);
        Fill(draft, emphasis.KindOf(random.NextFloat()));
        if (random.Chance(0.12f))
            draft.Items.Add(new HangingBranch(random.Chance(0.5f), random.Range(0.2f, 0.4f), draft.NextSeed()));

        var sensorRandom = SeededRandom.For(key, "sensor");
        var sensor = new Sensor(ref sensorRandom);
        canvas.Prepare(sensor.Roll);
        return new Scene
        {
            Camera = Aim(draft, canvas, ref random),
            Styles = styles,
            Light = new Light(styles.Shape, heading, cloudiness),
            Sky = new SkyLook(styles[Concept.Sky], heading, cloudiness, cloudSeed),
            Mountains = Mountains(draft, ref random),
            Ground = draft.Ground,
            Items = draft.Items,
            Sensor = sensor,
        };
    }

    private static void Fill(SceneDraft draft, SceneKind kind)
    {
        switch (kind)
        {
            case SceneKind.Street:
                StreetComposer.Compose(draft);
                break;
            case SceneKind.Suburb:
                SuburbComposer.Compose(draft);
                break;
            case SceneKind.Waterfront:
                WaterfrontComposer.Compose(draft);
                break;
            default:
                CountryComposer.Compose(draft, hasRoad: kind == SceneKind.Country);
                break;
        }
    }

    private static Camera Aim(SceneDraft draft, Canvas canvas, ref SeededRandom random)
    {
        var height = random.Chance(0.12f) ? random.Range(2.6f, 5) : random.Range(1.4f, 2.1f);
        var fieldOfView = random.Range(50, 78) * MathF.PI / 180;
        var focal = canvas.FrameSize / 2f / MathF.Tan(fieldOfView / 2);
        var horizon = canvas.Size / 2f + canvas.FrameSize * random.Range(-0.06f, 0.16f);
        return new Camera(draft.CameraX, height, draft.Yaw, focal, canvas.Size / 2f, horizon);
    }

    private static List<MountainRange> Mountains(SceneDraft draft, ref SeededRandom random)
    {
        var land = draft.Shape.Land;
        var relief = draft.Emphasis.Mountains ? random.Range(0.7f, 1.1f) : land.Relief * random.Range(0.5f, 1.1f);
        var ranges = new List<MountainRange>();
        if (relief > 0.15f)
        {
            for (var i = 1 + random.Index(3); i > 0; i--)
            {
                var height = relief * random.Range(0.13f, 0.24f) * (1 + 0.45f * i);
                ranges.Add(new MountainRange(height, random.Range(0.25f, 0.6f), land.Ruggedness, 500 * i, (uint)random.NextUInt64()));
            }
        }

        if (random.Chance(0.75f * draft.Shape.Plants.Density))
            ranges.Add(new MountainRange(random.Range(0.02f, 0.06f), 0.06f, 0, 260, (uint)random.NextUInt64(), IsForest: true));
        return ranges;
    }
}
