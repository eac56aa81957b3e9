using System.Text.Json.Serialization;

namespace SemGeo.Geocoding.Nominatim;

/// <summary>The form of <see cref="NominatimPlace"/> in the cache.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(NominatimPlace))]
internal sealed partial class NominatimPlaceJson : JsonSerializerContext;
