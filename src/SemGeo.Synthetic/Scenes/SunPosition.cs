namespace SemGeo.Synthetic.Scenes;

/// <summary>Where the sun stands, by Cooper's formula for its declination.</summary>
/// <param name="ElevationDegrees">Degrees above the horizon, -90 to 90.</param>
/// <param name="AzimuthDegrees">Degrees clockwise from north, 0 to 360.</param>
internal readonly record struct SunPosition(float ElevationDegrees, float AzimuthDegrees)
{
    /// <param name="latitude">Degrees north.</param>
    /// <param name="dayOfYear">0 is the first of January.</param>
    /// <param name="solarHour">12 is when the sun is highest.</param>
    public static SunPosition At(double latitude, int dayOfYear, double solarHour)
    {
        const double Degree = Math.PI / 180;
        var declination = 23.44 * Degree * Math.Sin(2 * Math.PI * (285 + dayOfYear) / 365);
        var hourAngle = (solarHour - 12) * 15 * Degree;
        var (sinLatitude, cosLatitude) = Math.SinCos(latitude * Degree);
        var (sinDeclination, cosDeclination) = Math.SinCos(declination);
        var elevation = Math.Asin(Math.Clamp(sinLatitude * sinDeclination + cosLatitude * cosDeclination * Math.Cos(hourAngle), -1, 1));
        var azimuth = Math.Atan2(-Math.Sin(hourAngle) * cosDeclination, cosLatitude * sinDeclination - sinLatitude * cosDeclination * Math.Cos(hourAngle));
        return new SunPosition((float)(elevation / Degree), (float)((azimuth / Degree + 360) % 360));
    }
}
