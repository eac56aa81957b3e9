using System.Globalization;
using System.Text;
using SemGeo.Concepts;

namespace SemGeo.Reports.Explanations;

/// <summary>The outline of a concept as the data of an SVG path in pixels of the mask: along the edges between its pixels and others, each line once.</summary>
internal static class ConceptOutline
{
    // Areas smaller than this share of the mask make an outline restless and say nothing.
    private const double SmallestArea = 0.0008;

    private const int East = 0, South = 1, West = 2;

    public static string Of(ConceptMask mask, byte concept)
    {
        var (width, height) = (mask.Width, mask.Height);
        var path = new StringBuilder();
        var isDone = new bool[width * height];
        for (var i = 0; i < isDone.Length; i++)
        {
            // Every ring has an upper edge; it is walked from the first one, with the concept on the right hand.
            var (x, y) = (i % width, i / width);
            if (!isDone[i] && Has(x, y) && !Has(x, y - 1))
                Walk(x, y);
        }

        return path.ToString();

        bool Has(int x, int y) => x >= 0 && y >= 0 && x < width && y < height && mask.Classes[y * width + x] == concept;

        void Walk(int startX, int startY)
        {
            var corners = new List<(int X, int Y)>();
            var (x, y, direction, area) = (startX, startY, East, 0L);
            do
            {
                if (direction == East)
                    isDone[y * width + x] = true;
                var (fromX, fromY) = (x, y);
                (x, y) = direction switch { East => (x + 1, y), South => (x, y + 1), West => (x - 1, y), _ => (x, y - 1) };
                area += (long)fromX * y - (long)x * fromY;
                var turned = Turn(x, y, direction);
                if (turned != direction)
                    corners.Add((x, y));
                direction = turned;
            }
            while (x != startX || y != startY || direction != East);
            if (Math.Abs(area) >= 2 * SmallestArea * width * height)
                Append(corners);
        }

        // At a corner the pixels ahead, on the right and on the left decide; where two pixels touch by a corner alone they are two areas.
        int Turn(int x, int y, int direction)
        {
            var (right, left) = direction switch
            {
                East => (Has(x, y), Has(x, y - 1)),
                South => (Has(x - 1, y), Has(x, y)),
                West => (Has(x - 1, y - 1), Has(x - 1, y)),
                _ => (Has(x, y - 1), Has(x - 1, y - 1)),
            };
            return !right ? (direction + 1) % 4 : left ? (direction + 3) % 4 : direction;
        }

        void Append(List<(int X, int Y)> corners)
        {
            path.Append(string.Create(CultureInfo.InvariantCulture, $"M{corners[0].X} {corners[0].Y}"));
            for (var i = 1; i < corners.Count; i++)
            {
                var (dx, dy) = (corners[i].X - corners[i - 1].X, corners[i].Y - corners[i - 1].Y);
                path.Append(dy == 0 ? 'h' : 'v').Append((dy == 0 ? dx : dy).ToString(CultureInfo.InvariantCulture));
            }

            path.Append('z');
        }
    }
}
