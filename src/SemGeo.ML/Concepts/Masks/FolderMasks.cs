using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Concepts;
using SemGeo.Imaging;
using SemGeo.Vision.Input;

namespace SemGeo.ML.Concepts.Masks;

/// <summary>Masks in a folder, under the names of the photos, as Synthetic Earth has them.</summary>
internal sealed class FolderMasks(string folder) : PhotoMasks
{
    private const string Ending = ".png";

    public override DataViewSchema.Column? Bind(DataViewSchema schema, DataViewSchema.Column image) => image.Type is TextDataViewType
        ? null
        : throw new ArgumentException($"The column '{image.Name}' is {image.Type}, but masks of a folder are found by the photo's path: give masks in a column (MaskColumnName), or paths of photos.", nameof(schema));

    public override ConceptMask Of(PhotoExample photo, CenterCrop crop) => photo.Path is { Length: > 0 } path
        ? crop.CropOf(MaskFile.Read(Path.Combine(folder, Path.GetFileNameWithoutExtension(path) + Ending)))
        : throw new ImageDecodingException("The row has no path, by which its mask is found.");
}
