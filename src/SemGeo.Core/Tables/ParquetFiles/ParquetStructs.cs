using static SemGeo.Tables.ParquetFiles.ThriftKind;

namespace SemGeo.Tables.ParquetFiles;

/// <summary>The structs of Parquet's metadata, as far as Parquet.Net 6 knows them (parquet.thrift of format 2.11).</summary>
internal static class ParquetStructs
{
    private static readonly ThriftStruct Empty = new("type without fields");

    private static readonly ThriftStruct TimeUnit = new("unit of time", Of(1, "MILLIS", Empty), Of(2, "MICROS", Empty), Of(3, "NANOS", Empty));

    private static readonly ThriftStruct Time = new("time type", Of(1, "isAdjustedToUTC", True), Of(2, "unit", TimeUnit));

    private static readonly ThriftStruct LogicalType = new(
        "logical type",
        Of(1, "STRING", Empty),
        Of(2, "MAP", Empty),
        Of(3, "LIST", Empty),
        Of(4, "ENUM", Empty),
        Of(5, "DECIMAL", new ThriftStruct("decimal type", Of(1, "scale", I32), Of(2, "precision", I32))),
        Of(6, "DATE", Empty),
        Of(7, "TIME", Time),
        Of(8, "TIMESTAMP", Time),
        Of(10, "INTEGER", new ThriftStruct("integer type", Of(1, "bitWidth", I8), Of(2, "isSigned", True))),
        Of(11, "UNKNOWN", Empty),
        Of(12, "JSON", Empty),
        Of(13, "BSON", Empty),
        Of(14, "UUID", Empty),
        Of(15, "FLOAT16", Empty),
        Of(16, "VARIANT", new ThriftStruct("variant type", Of(1, "specification_version", I8))),
        Of(17, "GEOMETRY", new ThriftStruct("geometry type", Of(1, "crs", Binary))),
        Of(18, "GEOGRAPHY", new ThriftStruct("geography type", Of(1, "crs", Binary), Of(2, "algorithm", I32))));

    private static readonly ThriftStruct SchemaElement = new(
        "schema element",
        Of(1, "type", I32, isKept: true),
        Of(2, "type_length", I32),
        Of(3, "repetition_type", I32, isKept: true),
        Of(4, "name", Binary, isKept: true),
        Of(5, "num_children", I32, isKept: true),
        Of(6, "converted_type", I32),
        Of(7, "scale", I32),
        Of(8, "precision", I32),
        Of(9, "field_id", I32),
        Of(10, "logicalType", LogicalType));

    private static readonly ThriftStruct Statistics = new(
        "statistics",
        Of(1, "max", Binary),
        Of(2, "min", Binary),
        Of(3, "null_count", I64),
        Of(4, "distinct_count", I64),
        Of(5, "max_value", Binary),
        Of(6, "min_value", Binary),
        Of(7, "is_max_value_exact", True),
        Of(8, "is_min_value_exact", True));

    private static readonly ThriftStruct SizeStatistics = new(
        "size statistics",
        Of(1, "unencoded_byte_array_data_bytes", I64),
        ListOf(2, "repetition_level_histogram", I64),
        ListOf(3, "definition_level_histogram", I64));

    private static readonly ThriftStruct GeospatialStatistics = new(
        "geospatial statistics",
        Of(1, "bbox", new ThriftStruct("bounding box", [.. Enumerable.Range(1, 8).Select(i => Of(i, $"bound {i}", ThriftKind.Double))])),
        ListOf(2, "geospatial_types", I32));

    private static readonly ThriftStruct KeyValue = new("key and value", Of(1, "key", Binary), Of(2, "value", Binary));

    private static readonly ThriftStruct Encryption = new("encryption", Of(1, "aad_prefix", Binary), Of(2, "aad_file_unique", Binary), Of(3, "supply_aad_prefix", True));

    private static readonly ThriftStruct ColumnMetaData = new(
        "column's metadata",
        Of(1, "type", I32),
        ListOf(2, "encodings", I32),
        ListOf(3, "path_in_schema", Binary, isKept: true),
        Of(4, "codec", I32, isKept: true),
        Of(5, "num_values", I64, isKept: true),
        Of(6, "total_uncompressed_size", I64),
        Of(7, "total_compressed_size", I64, isKept: true),
        ListOf(8, "key_value_metadata", KeyValue),
        Of(9, "data_page_offset", I64, isKept: true),
        Of(10, "index_page_offset", I64, isKept: true),
        Of(11, "dictionary_page_offset", I64, isKept: true),
        Of(12, "statistics", Statistics),
        ListOf(13, "encoding_stats", new ThriftStruct("encoding's count", Of(1, "page_type", I32), Of(2, "encoding", I32), Of(3, "count", I32))),
        Of(14, "bloom_filter_offset", I64),
        Of(15, "bloom_filter_length", I32),
        Of(16, "size_statistics", SizeStatistics),
        Of(17, "geospatial_statistics", GeospatialStatistics));

    private static readonly ThriftStruct ColumnCrypto = new(
        "column's encryption",
        Of(1, "ENCRYPTION_WITH_FOOTER_KEY", Empty),
        Of(2, "ENCRYPTION_WITH_COLUMN_KEY", new ThriftStruct("column's key", ListOf(1, "path_in_schema", Binary), Of(2, "key_metadata", Binary))));

    private static readonly ThriftStruct ColumnChunk = new(
        "column",
        Of(1, "file_path", Binary, isKept: true),
        Of(2, "file_offset", I64),
        Of(3, "meta_data", ColumnMetaData, isKept: true),
        Of(4, "offset_index_offset", I64),
        Of(5, "offset_index_length", I32),
        Of(6, "column_index_offset", I64),
        Of(7, "column_index_length", I32),
        Of(8, "crypto_metadata", ColumnCrypto),
        Of(9, "encrypted_column_metadata", Binary));

    private static readonly ThriftStruct RowGroup = new(
        "row group",
        ListOf(1, "columns", ColumnChunk, isKept: true),
        Of(2, "total_byte_size", I64),
        Of(3, "num_rows", I64, isKept: true),
        ListOf(4, "sorting_columns", new ThriftStruct("sorting column", Of(1, "column_idx", I32), Of(2, "descending", True), Of(3, "nulls_first", True))),
        Of(5, "file_offset", I64),
        Of(6, "total_compressed_size", I64),
        Of(7, "ordinal", I16));

    /// <summary>The footer.</summary>
    public static ThriftStruct FileMetaData { get; } = new(
        "file's metadata",
        Of(1, "version", I32),
        ListOf(2, "schema", SchemaElement, isKept: true),
        Of(3, "num_rows", I64, isKept: true),
        ListOf(4, "row_groups", RowGroup, isKept: true),
        ListOf(5, "key_value_metadata", KeyValue),
        Of(6, "created_by", Binary),
        ListOf(7, "column_orders", new ThriftStruct("column order", Of(1, "TYPE_ORDER", Empty))),
        Of(8, "encryption_algorithm", new ThriftStruct("encryption algorithm", Of(1, "AES_GCM_V1", Encryption), Of(2, "AES_GCM_CTR_V1", Encryption))),
        Of(9, "footer_signing_key_metadata", Binary));

    /// <summary>What stands before a page.</summary>
    public static ThriftStruct PageHeader { get; } = new(
        "page header",
        Of(1, "type", I32, isKept: true),
        Of(2, "uncompressed_page_size", I32, isKept: true),
        Of(3, "compressed_page_size", I32, isKept: true),
        Of(4, "crc", I32),
        Of(5, "data_page_header", isKept: true, type: new ThriftStruct(
            "data page's header",
            Of(1, "num_values", I32, isKept: true),
            Of(2, "encoding", I32),
            Of(3, "definition_level_encoding", I32),
            Of(4, "repetition_level_encoding", I32),
            Of(5, "statistics", Statistics))),
        Of(6, "index_page_header", Empty),
        Of(7, "dictionary_page_header", isKept: true, type: new ThriftStruct(
            "dictionary page's header",
            Of(1, "num_values", I32, isKept: true),
            Of(2, "encoding", I32),
            Of(3, "is_sorted", True))),
        Of(8, "data_page_header_v2", isKept: true, type: new ThriftStruct(
            "data page's header",
            Of(1, "num_values", I32, isKept: true),
            Of(2, "num_nulls", I32, isKept: true),
            Of(3, "num_rows", I32),
            Of(4, "encoding", I32),
            Of(5, "definition_levels_byte_length", I32, isKept: true),
            Of(6, "repetition_levels_byte_length", I32, isKept: true),
            Of(7, "is_compressed", True),
            Of(8, "statistics", Statistics))));

    private static ThriftField Of(int id, string name, ThriftKind kind, bool isKept = false) => new(id, name, kind, kind, null, isKept);

    private static ThriftField Of(int id, string name, ThriftStruct type, bool isKept = false) => new(id, name, Struct, Struct, type, isKept);

    private static ThriftField ListOf(int id, string name, ThriftKind kind, bool isKept = false) => new(id, name, List, kind, null, isKept);

    private static ThriftField ListOf(int id, string name, ThriftStruct type, bool isKept = false) => new(id, name, List, Struct, type, isKept);
}
