using NetTopologySuite.Geometries;
using SemGeo.Partitioning;

namespace SemGeo.Reports.Mapping;

/// <summary>A cell of a partitioning with what it covers.</summary>
/// <param name="Level">The level, 0 = finest.</param>
/// <param name="Index">The class.</param>
/// <param name="Cell">The cell.</param>
/// <param name="Address">Its address in words.</param>
/// <param name="Depth">The locations from the cell to its root, both counted: cells of a greater depth lie above those of a smaller one.</param>
/// <param name="Kind">Where the geometry comes from.</param>
/// <param name="Geometry">Polygons in degrees (X = longitude), cut at the antimeridian; null where nothing is known.</param>
public sealed record CellShape(int Level, int Index, Cell Cell, string Address, int Depth, CellShapeKind Kind, Geometry? Geometry);
