using SemGeo.Synthetic.Scenes.Items;

namespace SemGeo.Synthetic.Scenes.Composing;

/// <summary>Composes a street between two rows of buildings.</summary>
internal static class StreetComposer
{
    private const float End = 130;

    public static void Compose(SceneDraft draft)
    {
        ref var random = ref draft.Random;
        var roads = draft.Shape.Roads;
        var lanes = random.Chance(0.2f) ? 4 : 2;
        var hasParking = random.Chance(0.55f);
        var half = lanes / 2 * roads.Lane + (hasParking ? 2.1f : 0.4f);
        var walk = random.Range(1.8f, 4.5f);
        var front = half + walk;
        var floors = draft.Shape.Facades.Floors * (draft.Shape.IsCity ? 1.15f : 0.8f);
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            AddRow(draft, side * front, floors);
            AddFurniture(draft, side, half, hasParking);
        }

        if (random.Chance(0.35f))
            draft.AddBuilding(-front, -2 * front, End + 6, 16, floors + 1);
        AddTraffic(draft, lanes, roads.Lane);
        for (var i = random.Index(8); i > 0; i--)
            draft.AddPerson((random.Chance(0.5f) ? 1 : -1) * random.Range(half + 0.5f, front - 0.3f), random.Range(4, 35));
        if (random.Chance(0.35f))
            draft.AddSign(draft.DrivingSide * (half + 0.5f), random.Range(7, 22));

        draft.Ground = new GroundPlan
        {
            Strips =
            [
                new(Surface.Sidewalk, -half - 0.2f), new(Surface.Kerb, -half), new(Surface.Road, half), new(Surface.Kerb, half + 0.2f),
                new(Surface.Sidewalk, float.PositiveInfinity),
            ],
            Lines = RoadPainting.LinesOf(roads, half - (hasParking ? 2.1f : 0.25f), lanes),
            CrossingZ = random.Chance(0.25f) ? random.Range(5, 14) : float.NaN,
            Road = (-half, half),
            HouseFronts = (-front, front),
            HouseHeight = floors * draft.Shape.Facades.FloorHeight,
            Seed = draft.NextSeed(),
        };
        PlaceCamera(draft, half, front);
    }

    /// <summary>Mostly along the street; sometimes from one pavement to the houses across.</summary>
    private static void PlaceCamera(SceneDraft draft, float half, float front)
    {
        ref var random = ref draft.Random;
        var across = random.Chance(0.3f);
        draft.Yaw = across ? random.Range(0.5f, 1.05f) * (random.Chance(0.5f) ? 1 : -1) : random.Gauss() * 0.16f;
        draft.CameraX = across ? -MathF.Sign(draft.Yaw) * random.Range(half, front - 0.5f) : random.Range(-half - 0.8f, half + 0.8f);
    }

    private static void AddRow(SceneDraft draft, float front, float floors)
    {
        ref var random = ref draft.Random;
        for (var z = random.Range(-14, -6); z < End;)
        {
            var width = random.Range(7, 18);
            draft.AddBuilding(front, random.Range(9, 14), z, width, floors);
            z += width + (random.Chance(0.14f) ? random.Range(2, 9) : 0);
        }
    }

    private static void AddFurniture(SceneDraft draft, int side, float half, bool hasParking)
    {
        ref var random = ref draft.Random;
        if (random.Chance(0.55f * draft.Shape.Plants.Density))
        {
            var every = random.Range(7, 15);
            for (var z = random.Range(3, 12); z < 90; z += every)
                draft.AddTree(side * (half + 0.8f), z, 4.5f, 8.5f);
        }

        if (random.Chance(0.5f))
        {
            for (var z = random.Range(4, 20); z < 100; z += 24)
                draft.Items.Add(new Streetlight(side * (half + 0.5f), z, 7, -side * 1.4f));
        }

        for (var z = random.Range(2, 8); hasParking && z < 75; z += 5.4f)
        {
            if (random.Chance(0.6f))
                draft.AddCar(side * (half - 1.05f), z, mayBeLorry: false);
        }
    }

    private static void AddTraffic(SceneDraft draft, int lanes, float lane)
    {
        ref var random = ref draft.Random;
        for (var i = 0; i < lanes; i++)
        {
            if (random.Chance(0.6f))
                draft.AddCar((i - lanes / 2 + 0.5f) * lane, random.Range(8, 65));
        }
    }
}
