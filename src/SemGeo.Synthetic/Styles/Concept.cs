using SemGeo.Concepts.Ade20k;

namespace SemGeo.Synthetic.Styles;

/// <summary>The ADE20K classes that Synthetic Earth draws, by the indices of <see cref="Ade20kClasses"/>.</summary>
internal static class Concept
{
    public const byte Building = 1;
    public const byte Sky = 2;
    public const byte Tree = 4;
    public const byte Road = 6;
    public const byte Grass = 9;
    public const byte Sidewalk = 11;
    public const byte Person = 12;
    public const byte Earth = 13;
    public const byte Mountain = 16;
    public const byte Plant = 17;
    public const byte Car = 20;
    public const byte Water = 21;
    public const byte Sea = 26;
    public const byte Field = 29;
    public const byte Fence = 32;
    public const byte Rock = 34;
    public const byte Signboard = 43;
    public const byte Sand = 46;
    public const byte Palm = 72;
    public const byte Boat = 76;
    public const byte Truck = 83;
    public const byte Streetlight = 87;
    public const byte DirtTrack = 91;
    public const byte Pole = 93;
}
