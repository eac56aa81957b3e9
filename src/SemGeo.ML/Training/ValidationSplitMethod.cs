namespace SemGeo.ML.Training;

/// <summary>How photos are held back for validation.</summary>
public enum ValidationSplitMethod
{
    /// <summary>By places within each class, so that every class keeps photos to train on: at least half of them where it has several places. Of a class with one place, as labels by country or city make
    /// them, single photos are held back.</summary>
    WithinClasses,

    /// <summary>Places alone, as builds before 2026-12 drew them: a run that such a build began goes on with it. Classes of few places may lose all their photos, of which there is a warning.</summary>
    WholePlaces,
}
