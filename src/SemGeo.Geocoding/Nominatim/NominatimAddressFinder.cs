using SemGeo.Geography;
using SemGeo.Locations;

namespace SemGeo.Geocoding.Nominatim;

/// <summary>
/// The steps of the paper's authors from a coordinate to its address.
/// </summary>
/// <remarks>
/// <list type="number">
/// <item>Reverse at zoom 18 gives the nearest object. None: an empty address.</item>
/// <item>Details of that object give its address, fine to coarse. Rows with an OSM id are kept in that order, also those that the server does not count to the written address (isaddress false);
/// postal codes (also those with a boundary of their own), house numbers and country codes are not. The object itself counts only where it is a row: a building without a name is none.</item>
/// <item>The country's row has no id: the country's name is searched, once each, and the id put last, unless the address has it already. Where the server knows none, the address goes without.</item>
/// </list>
/// </remarks>
internal sealed class NominatimAddressFinder(NominatimArchive archive, NominatimLocationTable locations, bool polygons)
{
    /// <summary>Finds the address of a coordinate.</summary>
    public async ValueTask<NominatimFinding> FindAsync(GeoCoordinate coordinate, CancellationToken cancellationToken)
    {
        var request = NominatimRequest.Reverse(coordinate);
        var reverse = await archive.AskAsync(request, cancellationToken).ConfigureAwait(false);
        if (reverse.Answer is not { } nearest)
            return Failed(request, reverse);
        if (nearest.IsNone)
            return new NominatimFinding { Address = Address.Empty, IsCached = reverse.Attempts == 0 };
        if (nearest.Id is null)
            return await AddressOfAsync([nearest], reverse.Attempts == 0, cancellationToken).ConfigureAwait(false);

        var details = NominatimRequest.Details(nearest.Id, polygons);
        var reply = await archive.AskAsync(details, cancellationToken).ConfigureAwait(false);
        if (reply.Answer is not { Rows: { } rows } place)
            return Failed(details, reply);
        locations.Tell(place, NominatimTelling.Details);
        return await AddressOfAsync(rows, reverse.Attempts + reply.Attempts == 0, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks for the details of a location, for the table.</summary>
    public async ValueTask<NominatimFinding> DescribeAsync(string id, CancellationToken cancellationToken)
    {
        var request = NominatimRequest.Details(id, polygons);
        var reply = await archive.AskAsync(request, cancellationToken).ConfigureAwait(false);
        if (reply.Answer is not { } place)
            return Failed(request, reply);
        return new NominatimFinding { Address = new Address(locations.Tell(place, NominatimTelling.Details)), IsCached = reply.Attempts == 0 };
    }

    private async ValueTask<NominatimFinding> AddressOfAsync(NominatimPlace[] rows, bool isCached, CancellationToken cancellationToken)
    {
        var ids = new List<string>(rows.Length);
        NominatimPlace? country = null;
        foreach (var row in rows)
        {
            if (row.Type is "postcode" or "postal_code" or "house_number" or "country_code")
                continue;
            if (row.Id is not null)
                Add(ids, locations.Tell(row, NominatimTelling.Row));
            else if (row is { Type: "country", Name: not null })
                country = row;
        }

        if (country is null)
            return new NominatimFinding { Address = new Address([.. ids]), IsCached = isCached };
        var request = NominatimRequest.Country(country.Name!);
        var reply = await archive.AskAsync(request, cancellationToken).ConfigureAwait(false);
        if (reply.Answer is not { } found)
            return Failed(request, reply);
        if (!found.IsNone)
            Add(ids, locations.Tell(found, NominatimTelling.Country));
        return new NominatimFinding { Address = new Address([.. ids]), IsCached = isCached && reply.Attempts == 0, CountryWithoutId = found.IsNone ? country.Name : null };
    }

    // An id may come twice, as an object and as the country that it is.
    private static void Add(List<string> ids, string id)
    {
        if (!ids.Contains(id))
            ids.Add(id);
    }

    private static NominatimFinding Failed(NominatimRequest request, NominatimReply<NominatimPlace> reply) =>
        new() { Problem = reply.Problem, Question = request.Key, Attempts = reply.Attempts };
}
