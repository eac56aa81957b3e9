using SemGeo.Synthetic.Rendering;
using SemGeo.Synthetic.Scenes.Items;

namespace SemGeo.Synthetic.Scenes.Composing;

/// <summary>Composes a promenade: houses and a road on one side, a beach and the sea (in landlocked countries a lake) on the other.</summary>
internal static class WaterfrontComposer
{
    private const float Promenade = 5;

    public static void Compose(SceneDraft draft)
    {
        ref var random = ref draft.Random;
        var roads = draft.Shape.Roads;
        var seaSide = random.Chance(0.5f) ? 1 : -1;
        var half = roads.Lane + 0.3f;
        var front = half + 3;
        var shore = half + Promenade;
        var beach = random.Range(5, 16);
        var (water, bank) = draft.Shape.IsLandlocked ? (Surface.Water, Surface.Grass) : (Surface.Sea, Surface.Sand);
        for (var z = random.Range(-10, 4); z < 110;)
        {
            var width = random.Range(8, 18);
            draft.AddBuilding(-seaSide * front, random.Range(9, 14), z, width, draft.Shape.Facades.Floors * 0.8f);
            z += width + (random.Chance(0.3f) ? random.Range(2, 10) : 0);
        }

        for (var (z, every) = (random.Range(3, 10), random.Range(6, 14)); z < 100; z += every)
        {
            if (random.Chance(draft.Shape.Plants.Density))
                draft.AddTree(seaSide * (half + 1), z, 4.5f, 8);
        }

        for (var i = random.Index(3); i > 0; i--)
            draft.AddCar((random.Chance(0.5f) ? 1 : -1) * roads.Lane / 2, random.Range(8, 60));
        for (var i = random.Index(9); i > 0; i--)
            draft.AddPerson(seaSide * random.Range(half + 0.6f, shore + beach - 1), random.Range(4, 45));
        for (var i = random.Index(4); i > 0; i--)
        {
            var hull = Rgb.FromHsv(random.NextFloat(), random.Range(0, 0.7f), random.Range(0.4f, 0.95f));
            draft.Items.Add(new Boat(seaSide * (shore + beach + random.Range(8, 90)), random.Range(30, 160), random.Range(5, 9), hull, random.Chance(0.6f)));
        }

        List<GroundStrip> strips = seaSide > 0
            ?
            [
                new(Surface.Sidewalk, -half), new(Surface.Road, half), new(Surface.Kerb, half + 0.25f), new(Surface.Sidewalk, shore), new(bank, shore + beach),
                new(water, float.PositiveInfinity),
            ]
            :
            [
                new(water, -shore - beach), new(bank, -shore), new(Surface.Sidewalk, -half - 0.25f), new(Surface.Kerb, -half), new(Surface.Road, half),
                new(Surface.Sidewalk, float.PositiveInfinity),
            ];
        draft.Ground = new GroundPlan
        {
            Strips = strips,
            Lines = RoadPainting.LinesOf(roads, half - 0.25f, 2),
            Road = (-half, half),
            HouseFronts = seaSide > 0 ? (-front, float.PositiveInfinity) : (float.NegativeInfinity, front),
            HouseHeight = draft.Shape.Facades.Floors * 0.8f * draft.Shape.Facades.FloorHeight,
            Seed = draft.NextSeed(),
        };
        draft.Yaw = random.Range(-0.2f, 0.45f) * seaSide;
        draft.CameraX = seaSide * random.Range(0, shore + 1);
    }
}
