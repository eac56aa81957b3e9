using System.Collections.Frozen;

namespace SemGeo.Synthetic.Styles;

/// <summary>The few things that Synthetic Earth knows of real countries, simplified: everything else about a country's looks is invented.</summary>
internal static class CountryFacts
{
    private static readonly FrozenSet<string> DrivingOnTheLeft = Codes(
        "AG AI AU BB BD BM BN BS BT BW CC CK CX CY DM FJ FK GB GD GG GY HK ID IE IM IN JE JM JP KE KI KN KY LC LK LS MO MS MT MU MV MW MY MZ NA NF NP NR NU NZ "
        + "PG PK PN SB SC SG SH SR SZ TC TH TK TL TO TT TV TZ UG VC VG VI WS ZA ZM ZW");

    private static readonly FrozenSet<string> WithYellowCentreLines = Codes("US CA MX BR AR CO PE VE EC BO PY UY GT HN SV NI CR PA DO PR KR CN TW TH NO PH");

    private static readonly FrozenSet<string> WithDiamondSigns = Codes("US CA MX BR AR CO PE VE EC BO PY UY CL GT HN SV NI CR PA DO CU PR AU NZ JP TH MY ID IE PH");

    private static readonly FrozenSet<string> Landlocked = Codes(
        "AF AD AM AT AZ BY BT BO BW BF BI CF TD CZ SZ ET HU KZ KG LA LS LI LU MW ML MD MN NP NE MK PY RW SM RS SK SS CH TJ TM UG UZ VA ZM ZW XK");

    /// <summary>Whether traffic keeps to the left.</summary>
    public static bool DrivesOnTheLeft(string countryCode) => DrivingOnTheLeft.Contains(countryCode);

    /// <summary>Whether the line between the two directions is yellow.</summary>
    public static bool HasYellowCentreLines(string countryCode) => WithYellowCentreLines.Contains(countryCode);

    /// <summary>Whether warning signs are yellow diamonds; elsewhere they are white triangles with a red border.</summary>
    public static bool HasDiamondSigns(string countryCode) => WithDiamondSigns.Contains(countryCode);

    /// <summary>Whether the country has no sea coast.</summary>
    public static bool IsLandlocked(string countryCode) => Landlocked.Contains(countryCode);

    private static FrozenSet<string> Codes(string list) => list.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
