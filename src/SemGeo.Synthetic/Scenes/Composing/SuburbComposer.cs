using SemGeo.Synthetic.Rendering;
using SemGeo.Synthetic.Scenes.Items;
using SemGeo.Synthetic.Styles;

namespace SemGeo.Synthetic.Scenes.Composing;

/// <summary>Composes a road with detached houses in gardens.</summary>
internal static class SuburbComposer
{
    private const float End = 110;

    public static void Compose(SceneDraft draft)
    {
        ref var random = ref draft.Random;
        var roads = draft.Shape.Roads;
        var half = roads.Lane + 0.4f;
        var walk = random.Chance(0.6f) ? random.Range(1.2f, 2.2f) : 0;
        var setBack = half + walk + random.Range(3.5f, 9);
        var floors = Math.Min(draft.Shape.Facades.Floors * 0.55f, 2.6f);
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            AddRow(draft, side, setBack, floors);
            AddGarden(draft, side, half + walk, setBack);
        }

        for (var i = random.Index(4); i > 0; i--)
            draft.AddCar((random.Chance(0.5f) ? 1 : -1) * roads.Lane / 2, random.Range(7, 60));
        for (var i = random.Index(4); i > 0; i--)
            draft.AddPerson((random.Chance(0.5f) ? 1 : -1) * (half + walk * 0.5f + 0.2f), random.Range(4, 35));
        if (random.Chance(0.35f))
            draft.AddSign(draft.DrivingSide * (half + 0.6f), random.Range(6, 20));

        var lawn = draft.Shape.Climate is ClimateZone.Desert ? Surface.Earth : Surface.Grass;
        draft.Ground = new GroundPlan
        {
            Strips = walk > 0
                ?
                [
                    new(lawn, -half - walk), new(Surface.Sidewalk, -half - 0.2f), new(Surface.Kerb, -half), new(Surface.Road, half), new(Surface.Kerb, half + 0.2f),
                    new(Surface.Sidewalk, half + walk), new(lawn, float.PositiveInfinity),
                ]
                : [new(lawn, -half), new(Surface.Road, half), new(lawn, float.PositiveInfinity)],
            Lines = RoadPainting.LinesOf(roads, half - 0.25f, 2),
            Road = (-half, half),
            Seed = draft.NextSeed(),
        };
        draft.Yaw = random.Chance(0.4f) ? random.Range(0.3f, 0.8f) * (random.Chance(0.5f) ? 1 : -1) : random.Gauss() * 0.16f;
        draft.CameraX = -MathF.Sign(draft.Yaw) * random.Range(0, half + walk);
    }

    private static void AddRow(SceneDraft draft, int side, float setBack, float floors)
    {
        ref var random = ref draft.Random;
        for (var z = random.Range(-6, 6); z < End;)
        {
            var width = random.Range(8, 13);
            draft.AddBuilding(side * (setBack + random.Range(0, 1.5f)), random.Range(7, 10), z, width, floors);
            z += width;
            var gap = random.Range(3, 13);
            if (random.Chance(0.55f * draft.Shape.Plants.Density))
                draft.AddTree(side * (setBack + random.Range(0, 5)), z + gap * 0.5f, 5, 10);
            z += gap;
        }
    }

    private static void AddGarden(SceneDraft draft, int side, float edge, float setBack)
    {
        ref var random = ref draft.Random;
        var trees = draft.Shape.Plants.Density * (draft.Emphasis.Trees || draft.Emphasis.Palms ? 1 : 0.5f);
        for (var z = random.Range(3, 14); z < 80; z += random.Range(8, 20))
        {
            if (random.Chance(trees))
                draft.AddTree(side * random.Range(edge + 1, setBack - 1), z, 3.5f, 7.5f);
        }

        if (random.Chance(0.35f))
        {
            for (var z = 2f; z < 70; z += 1.5f)
                draft.Items.Add(new Bush(side * (edge + 0.6f), z, 1.1f, 1.9f, draft.NextSeed()));
        }
        else if (random.Chance(0.5f))
        {
            draft.Items.Add(new Fence(side * (edge + 0.5f), 2, 70, 1.1f, Rgb.FromHsv(random.Range(0.05f, 0.12f), random.Range(0, 0.4f), random.Range(0.4f, 0.95f))));
        }
    }
}
