namespace SemGeo.Locations;

/// <summary>A geocoder that knows more of its locations than it says with an address, and asks for it only when somebody wants it.</summary>
public interface ILocationDescriber
{
    /// <summary>Puts all that the source has of some locations into <see cref="IReverseGeocoder.Locations"/>.</summary>
    /// <param name="locationIds">Ids of locations that addresses named.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    void Describe(IReadOnlyCollection<string> locationIds, CancellationToken cancellation);
}
