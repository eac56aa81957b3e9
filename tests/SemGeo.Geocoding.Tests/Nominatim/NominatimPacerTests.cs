using SemGeo.Geocoding.Nominatim;

namespace SemGeo.Geocoding.Tests.Nominatim;

[TestClass]
public sealed class NominatimPacerTests
{
    private readonly SwiftTime _time = new();

    [TestMethod]
    public async Task Questions_are_evenly_spaced()
    {
        var pacer = new NominatimPacer(4, _time);

        for (var i = 0; i < 9; i++)
        {
            await pacer.WaitAsync(CancellationToken.None);
            Assert.AreEqual(0.25 * i, Elapsed, 1e-9);
        }
    }

    [TestMethod]
    public async Task Time_that_passed_anyway_is_not_waited_for_nor_saved_up()
    {
        var pacer = new NominatimPacer(4, _time);
        await pacer.WaitAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(10));

        await pacer.WaitAsync(CancellationToken.None);
        Assert.AreEqual(10, Elapsed, 1e-9);
        await pacer.WaitAsync(CancellationToken.None);
        Assert.AreEqual(10.25, Elapsed, 1e-9);
    }

    [TestMethod]
    public async Task A_pause_holds_all_back_also_without_a_rate()
    {
        var pacer = new NominatimPacer(0, _time);
        await pacer.WaitAsync(CancellationToken.None);
        Assert.IsEmpty(_time.Waits);

        pacer.Pause(TimeSpan.FromSeconds(7));
        pacer.Pause(TimeSpan.FromSeconds(3));
        await pacer.WaitAsync(CancellationToken.None);

        Assert.AreEqual(7, Elapsed, 1e-9);
    }

    private double Elapsed => _time.GetElapsedTime(0).TotalSeconds;
}
