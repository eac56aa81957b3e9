namespace SemGeo.Synthetic.Scenes;

/// <summary>What the ground is covered with.</summary>
internal enum Surface
{
    Grass,
    Field,
    Earth,
    Sand,
    Sea,
    Water,
    Sidewalk,
    Kerb,
    Road,
    DirtTrack,
}
