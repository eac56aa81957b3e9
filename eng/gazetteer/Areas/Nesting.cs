namespace SemGeo.GazetteerBuild.Areas;

/// <summary>How Natural Earth's regions of a country relate to the first division of GeoNames.</summary>
internal enum Nesting
{
    /// <summary>They are the same division; GeoNames' second division lies within.</summary>
    Same,

    /// <summary>Several regions make one region of GeoNames (French departments and regions): they are the second division.</summary>
    Finer,

    /// <summary>A region holds several regions of GeoNames (Kenya's former provinces and its counties): those are the second division.</summary>
    Coarser,

    /// <summary>The country is one region, or none: GeoNames alone divides it.</summary>
    Whole,
}
