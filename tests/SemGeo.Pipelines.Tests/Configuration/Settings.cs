namespace SemGeo.Pipelines.Tests.Configuration;

/// <summary>Properties of every kind that configurations bind to.</summary>
internal sealed class Settings
{
    public int Count { get; set; } = 7;

    public double Rate { get; set; } = 0.5;

    public bool Flag { get; set; }

    public string Name { get; set; } = "default";

    public DayOfWeek Day { get; set; } = DayOfWeek.Monday;

    public int? Limit { get; set; } = 3;

    public TimeSpan? Budget { get; set; }

    public IReadOnlyList<int> Steps { get; set; } = [1, 2, 3];

    public string[] Words { get; set; } = ["a", "b"];

    public Inner Nested { get; set; } = new();

    /// <summary>Nothing that a text can give.</summary>
    public Action? Callback { get; set; }

    public int ReadOnly => Count;
}
