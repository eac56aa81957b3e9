using SemGeo.Synthetic.Styles;

namespace SemGeo.Synthetic.Scenes.Composing;

/// <summary>Lays out the lines of a road.</summary>
internal static class RoadPainting
{
    private const float Width = 0.16f;

    /// <param name="roads">The style of the lines' shapes.</param>
    /// <param name="half">Half the width of the lanes in metres.</param>
    /// <param name="lanes">2 or 4.</param>
    public static List<RoadLine> LinesOf(RoadStyle roads, float half, int lanes)
    {
        List<RoadLine> lines = roads.Centre == CentreLine.Double
            ? [new(-Width, Width, 0, true), new(Width, Width, 0, true)]
            : [new(0, Width, roads.Centre == CentreLine.Dashed ? roads.DashLength : 0, true)];
        if (roads.HasEdgeLines)
            lines.AddRange([new(-half, Width, 0, false), new(half, Width, 0, false)]);
        if (lanes == 4)
            lines.AddRange([new(-roads.Lane, Width, roads.DashLength, false), new(roads.Lane, Width, roads.DashLength, false)]);
        return lines;
    }
}
