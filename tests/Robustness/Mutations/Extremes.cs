namespace SemGeo.Robustness.Mutations;

/// <summary>Values at the edges of types and formats.</summary>
internal static class Extremes
{
    /// <summary>Whole numbers as a length, a count or an offset may claim them.</summary>
    public static readonly long[] Whole =
    [
        0, 1, -1, 2, 127, 128, 255, 256, 32767, 32768, 65535, 65536, int.MaxValue - 1, int.MaxValue, int.MinValue, uint.MaxValue, 1L << 32, 1L << 40, long.MaxValue, long.MinValue, 1_000_000, 100_000_000,
        268_435_456, 536_870_912, 1_073_741_824, -2, 7, 1 << 24,
    ];

    /// <summary>Numbers as text has them, right and wrong.</summary>
    public static readonly string[] Numbers =
    [
        "0", "-0", "-1", "1", "NaN", "Infinity", "-Infinity", "1e400", "-1e400", "1e-400", "2147483647", "2147483648", "-2147483648", "4294967295", "4294967296", "9223372036854775807", "9223372036854775808",
        "-9223372036854775809", "9.2e18", "1e308", "1.7976931348623157e308", "0.1e1", "00", "01", "+1", ".5", "5.", "0x10", "1_000", "1,5", "1 000", "90.0000001", "180.1", "-180.1", "91", "1e9", "1e19",
        "99999999999999999999999999999999999999999999", "3.141592653589793238462643383279502884197169399375105820974944592307816406286",
    ];

    /// <summary>Texts that break what reads them.</summary>
    public static readonly string[] Texts =
    [
        "", " ", "\0", "\uFEFF", "null", "true", "../../../../tmp/escaped", "/tmp/semgeo-robustness-escaped", "..\\..\\escaped", "C:\\escaped", "file:///etc/passwd", "/dev/zero", "%s%n", "\u202E", "a\u0301",
        "R", "R-1", "N9223372036854775807", "W99999999999999999999", "R112100", "x;DROP TABLE answer", "\r\n", "\t", "\"", "\"\"", "'", ",", ";",
    ];

    /// <summary>A long text.</summary>
    public static string LongText(Dice dice) => new('A', dice.Pick([256, 4096, 65_536, 70_000]));
}
