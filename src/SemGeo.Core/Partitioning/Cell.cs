using SemGeo.Geography;

namespace SemGeo.Partitioning;

/// <summary>A class of a partitioning: a location and the images of which it is the finest location left (paper 3.1.2).</summary>
/// <param name="Location">The location's index in <see cref="LocationHierarchy"/>.</param>
/// <param name="LocationId">The location's id.</param>
/// <param name="Name">The location's name, or its id where none is known.</param>
/// <param name="ImageCount">The images of this class. Classes nest, so this may be less than the threshold.</param>
/// <param name="Coordinate">
/// The mean coordinate of the images of this class (paper 3.1.3); where they have none the location's, else
/// <see cref="GeoCoordinate.Missing"/>.
/// </param>
/// <param name="SpreadKm">A lower bound of the greatest distance between two of its images, in kilometres; 0 where none has a coordinate.</param>
public sealed record Cell(int Location, string LocationId, string Name, int ImageCount, GeoCoordinate Coordinate, double SpreadKm);
