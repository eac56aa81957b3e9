namespace SemGeo.Synthetic.Sampling;

/// <summary>The order in which countries are taken when none are named: any first few are spread over the continents.</summary>
internal static class WellSpreadCountries
{
    private static readonly string[] Codes =
    [
        "US", "BR", "FR", "JP", "AU", "ZA", "IN", "EG", "AR", "RU", "KE", "TH", "MX", "ES", "TR", "NG", "NO", "ID", "CL", "NZ",
        "GR", "KZ", "PE", "MA", "DE", "PH", "IR", "CO", "ET", "GB", "CN", "FI", "VN", "PL", "SA", "TZ", "CA", "IT", "DZ", "PK",
        "SE", "KR", "GH", "RO", "MY", "UA", "BO", "CM", "UZ", "CU", "MG", "PT", "EC", "SN", "IQ", "MM", "HU", "GT", "AO", "BD",
    ];

    /// <summary>ISO 3166-1 codes.</summary>
    public static ReadOnlySpan<string> All => Codes;
}
