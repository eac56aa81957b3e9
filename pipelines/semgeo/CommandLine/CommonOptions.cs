using System.CommandLine;
using SemGeo.Pipelines.Configuration;

namespace SemGeo.Pipelines.CommandLine;

/// <summary>The options that several verbs share. New objects for each verb, as the parser wants it.</summary>
internal static class CommonOptions
{
    public static Option<string[]> Config() => new("--config", "-c")
    {
        Description = "A configuration, such as configs/folder.json. Can be given several times: a later file overrides the earlier ones, key by key.",
        DefaultValueFactory = _ => [],
    };

    public static Option<string[]> Set() => new("--set", "-s") { Description = "key=value over the configurations, such as model:training:epochs=3. Can be given several times.", DefaultValueFactory = _ => [] };

    public static Option<string> Data() => new("--data", "-d") { Description = "A folder of photos (positions from EXIF), or one photo; a table (CSV, TSV, Parquet; .gz, .bz2, .zst) with ImagePath, Latitude, Longitude; or shards: a folder of .tar files, or a pattern in quotes, 'shards/*.tar'.", Required = true };

    public static Option<string?> Images() => new("--images") { Description = "What the table's relative paths are relative to; by default the table's own folder." };

    public static Option<string> Model() => new("--model", "-m") { Description = "A model that 'semgeo train' or 'semgeo quickstart' saved.", Required = true };

    public static Option<int?> Gpu() => new("--gpu") { Description = "The index of the CUDA GPU to compute on; by default the CPU." };

    public static Option<string?> Segmenter() => new("--segmenter") { Description = "The weights of HRNetV2-W48-C1, which makes the masks where there are none: a safetensors file, the public checkpoint's two files ('encoder_epoch_30.pth,decoder_epoch_30.pth'), or their folder." };

    public static Option<string?> Target() => new("--target") { Description = "Instead of each photo's answer: a place whose cells are explained together, by id (FR) or by name (France)." };

    public static PipelineConfig Read(ParseResult arguments, Option<string[]> config, Option<string[]> set, params string[] defaultConfig) =>
        Read<PipelineConfig>(arguments, config, set, defaultConfig);

    public static T Read<T>(ParseResult arguments, Option<string[]> config, Option<string[]> set, params string[] defaultConfig)
        where T : PipelineConfig, new() =>
        ConfigurationSource.Read<T>(arguments.GetValue(config) is { Length: > 0 } files ? files : defaultConfig, arguments.GetValue(set) ?? []);
}
