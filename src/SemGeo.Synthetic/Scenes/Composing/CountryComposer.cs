using SemGeo.Synthetic.Rendering;
using SemGeo.Synthetic.Scenes.Items;

namespace SemGeo.Synthetic.Scenes.Composing;

/// <summary>Composes open land, with a road or without.</summary>
internal static class CountryComposer
{
    public static void Compose(SceneDraft draft, bool hasRoad)
    {
        ref var random = ref draft.Random;
        var roads = draft.Shape.Roads;
        var isTrack = hasRoad && random.Chance(0.25f);
        var half = isTrack ? 1.6f : hasRoad ? roads.Lane + 0.5f : 0;
        var (left, right) = (draft.OpenGround(), draft.OpenGround());
        var verge = random.Range(0.8f, 3);
        List<GroundStrip> strips = hasRoad
            ?
            [
                new(left, -half - verge), new(VergeOf(left), -half), new(isTrack ? Surface.DirtTrack : Surface.Road, half), new(VergeOf(right), half + verge),
                new(right, float.PositiveInfinity),
            ]
            : [new(left, random.Range(-30, 30)), new(left == Surface.Field ? Surface.Grass : left, float.PositiveInfinity)];
        AddTrees(draft, half + verge);
        AddHouses(draft, half + verge);
        for (var i = random.Index(9); i > 0; i--)
        {
            var x = SideOf(draft) * random.Range(half + 1.5f, 25);
            draft.Items.Add(new Bush(x, random.Range(4, 50), random.Range(0.4f, 1.4f), random.Range(0.7f, 2.4f), draft.NextSeed()));
        }

        if (hasRoad)
        {
            AddRoadside(draft, half, verge, isTrack);
        }
        else if (random.Chance(0.5f))
        {
            draft.AddPerson(random.Range(-4, 4), random.Range(4, 20));
        }

        draft.Ground = new GroundPlan
        {
            Strips = strips,
            Lines = hasRoad && !isTrack ? RoadPainting.LinesOf(roads, half - 0.25f, 2) : [],
            Road = (-half, half),
            Seed = draft.NextSeed(),
        };
        draft.Yaw = random.Gauss() * 0.2f;
        draft.CameraX = random.Range(-half - 1, half + 1);
    }

    private static int SideOf(SceneDraft draft) => draft.Random.Chance(0.5f) ? 1 : -1;

    private static Surface VergeOf(Surface land) => land is Surface.Field ? Surface.Grass : land is Surface.Grass ? Surface.Earth : land;

    private static void AddTrees(SceneDraft draft, float clear)
    {
        ref var random = ref draft.Random;
        var density = draft.Shape.Plants.Density * random.NextFloat();
        var count = (int)(34 * density) + random.Index(5);
        for (var i = 0; i < count; i++)
        {
            var near = random.NextFloat();
            var z = 8 + 90 * near * near;
            draft.AddTree(SideOf(draft) * (clear + random.Range(1.5f, 12 + z * 0.6f)), z, 4, 12);
        }

        if (!draft.Emphasis.Trees && !draft.Emphasis.Palms)
            return;
        for (var i = 3 + random.Index(4); i > 0; i--)
            draft.AddTree(SideOf(draft) * (clear + random.Range(1, 5)), random.Range(7, 20), 5, 9);
    }

    private static void AddHouses(SceneDraft draft, float clear)
    {
        ref var random = ref draft.Random;
        for (var i = random.Index(4); i > 0; i--)
            draft.AddBuilding(SideOf(draft) * (clear + random.Range(6, 35)), random.Range(7, 11), random.Range(15, 80), random.Range(8, 14), 1.6f);
    }

    private static void AddRoadside(SceneDraft draft, float half, float verge, bool isTrack)
    {
        ref var random = ref draft.Random;
        if (random.Chance(0.35f))
        {
            var colour = Rgb.FromHsv(random.Range(0.05f, 0.12f), random.Range(0, 0.4f), random.Range(0.35f, 0.9f));
            draft.Items.Add(new Fence(SideOf(draft) * (half + verge + 0.5f), 2, 80, 1.2f, colour));
        }

        if (isTrack)
            return;
        if (random.Chance(0.4f))
            draft.AddSign(draft.DrivingSide * (half + 0.9f), random.Range(6, 25));
        for (var i = random.Index(3); i > 0; i--)
            draft.AddCar(SideOf(draft) * half * 0.5f, random.Range(9, 80));
    }
}
