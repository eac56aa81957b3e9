using SemGeo.Geocoding.Tests.Nominatim;

namespace SemGeo.Geocoding.Tests;

/// <summary>The test assembly as a program of its own ("dotnet SemGeo.Core.Tests.dll nominatim ..."), for tests that kill a process. The test host does not call it.</summary>
internal static class TestProgram
{
    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is not ["nominatim", var url, var cache, var connections])
            return 2;
        await NominatimChild.RunAsync(url, cache, int.Parse(connections, System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    }
}
