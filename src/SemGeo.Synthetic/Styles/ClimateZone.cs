namespace SemGeo.Synthetic.Styles;

/// <summary>The kinds of climate that Synthetic Earth tells apart, each with its own plants and ground.</summary>
internal enum ClimateZone
{
    /// <summary>Poleward of the trees.</summary>
    Polar,

    /// <summary>Conifer forest.</summary>
    Boreal,

    /// <summary>Broad-leaved forest and meadows.</summary>
    Temperate,

    /// <summary>Dry summers: pines, cypresses, pale grass.</summary>
    Mediterranean,

    /// <summary>Grassland too dry for forest.</summary>
    Steppe,

    /// <summary>Sand, scrub and a few palms.</summary>
    Desert,

    /// <summary>Warm and moist, poleward of the tropics.</summary>
    Subtropical,

    /// <summary>Yellow grass, red soil and flat-topped trees.</summary>
    Savanna,

    /// <summary>Palms and dense green.</summary>
    Rainforest,
}
