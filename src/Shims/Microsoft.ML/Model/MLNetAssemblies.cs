using System.Reflection;

namespace Microsoft.ML;

/// <summary>The names of ML.NET's own assemblies, as model files hold them. What this assembly stands in for goes by those names, never by its own.</summary>
internal static class MLNetAssemblies
{
    public const string Data = "Microsoft.ML.Data" + Identity;
    public const string Transforms = "Microsoft.ML.Transforms" + Identity;
    public const string ImageAnalytics = "Microsoft.ML.ImageAnalytics" + Identity;

    private const string Identity = ", Version=1.0.0.0, Culture=neutral, PublicKeyToken=cc7b13ffcd2ddd51";

    private static readonly string[] StoodIn =
        ["Microsoft.ML.DataView", "Microsoft.ML.Core", "Microsoft.ML.Data", "Microsoft.ML.Transforms", "Microsoft.ML.ImageAnalytics", "Microsoft.ML.StandardTrainers"];

    /// <summary>The assembly that has the loaders which a model file looks for in <paramref name="name"/>.</summary>
    /// <exception cref="FileNotFoundException">There is no such assembly.</exception>
    public static Assembly Load(string name)
    {
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        var simple = (comma < 0 ? name : name[..comma]).Trim();
        return StoodIn.Contains(simple, StringComparer.OrdinalIgnoreCase) ? typeof(MLNetAssemblies).Assembly : Assembly.Load(name);
    }
}
