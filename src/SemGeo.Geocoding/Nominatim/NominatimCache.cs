using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace SemGeo.Geocoding.Nominatim;

/// <summary>
/// The answers of a server's data, in a SQLite file that several runs may share, also at the same time. An answer is stored when <see cref="Store"/> returns: a killed process
/// (kill -9) loses none and leaves the file sound; a power cut may lose the last ones. Safe for use by several threads.
/// </summary>
/// <remarks>
/// Every answer has a checksum, in a table beside the answers', of itself and of what it is the answer to. One that does not fit counts as never given, as do those that no server gives. A
/// file of an earlier build, which has no such table, gets it when it is opened; that build reads and writes it as before.
/// </remarks>
internal sealed class NominatimCache : IDisposable
{
    // "SGNO": what SQLite keeps in the file's header to tell whose it is.
    private const int ApplicationId = 0x53474E4F;
    private const int Version = 1;
    private const string ChecksumName = "semgeo_checksum";
    private const int ChecksumBytes = 16;

    private readonly string _name;
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _store;
    private readonly (string Server, string Language, string Version) _sourceOfSums;
    private readonly Lock _lock = new();
    private readonly HashSet<string> _damaged = new(StringComparer.Ordinal);

    /// <summary>Opens the answers of a server's data, and makes the file where there is none.</summary>
    /// <param name="path">The file; null keeps the answers in memory.</param>
    /// <param name="server">The server's address, without credentials.</param>
    /// <param name="language">The languages of names, or empty.</param>
    /// <param name="dataVersion">The version of the server's data.</param>
    /// <exception cref="IOException">The file cannot be opened, or is damaged.</exception>
    public NominatimCache(string? path, string server, string language, string dataVersion)
    {
        _name = path ?? ":memory:";
        if (path is not null && Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _name, Pooling = false }.ConnectionString);
        try
        {
            _connection.Open();
            Prepare();
            var source = SourceOf(server, language, dataVersion);
            _find = Command(
                $"SELECT answer, sum = {ChecksumName}(server, language, version, answer.question, answer) "
                + "FROM answer JOIN source ON source.id = answer.source LEFT JOIN checksum USING (source, question) "
                + "WHERE answer.source = $source AND answer.question = $question",
                ("$source", source), ("$question", ""));
            _store = Command(
                "INSERT OR REPLACE INTO answer VALUES ($source, $question, $answer); INSERT OR REPLACE INTO checksum VALUES ($source, $question, $sum)",
                ("$source", source), ("$question", ""), ("$answer", Array.Empty<byte>()), ("$sum", Array.Empty<byte>()));
            _sourceOfSums = (server, language, dataVersion);
        }
        catch (SqliteException e)
        {
            _connection.Dispose();
            throw Failure(e);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>How many answers were found damaged, each counted once.</summary>
    public int DamagedCount
    {
        get
        {
            lock (_lock)
                return _damaged.Count;
        }
    }

    /// <summary>Finds an answer, or null. One that was damaged counts as never given.</summary>
    public NominatimPlace? Find(string question)
    {
        lock (_lock)
        {
            _find.Parameters["$question"].Value = question;
            var (isThere, answer) = Run(ReadAnswer);
            if (!isThere)
                return null;
            if (answer is not null && Parse(answer) is { } place)
                return place;
            _damaged.Add(question);
            return null;
        }
    }

    /// <summary>Stores an answer.</summary>
    /// <exception cref="IOException">The disk is full or fails.</exception>
    public void Store(string question, NominatimPlace answer)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(answer, NominatimPlaceJson.Default.NominatimPlace);
        lock (_lock)
        {
            _store.Parameters["$question"].Value = question;
            _store.Parameters["$answer"].Value = bytes;
            _store.Parameters["$sum"].Value = Checksum(_sourceOfSums.Server, _sourceOfSums.Language, _sourceOfSums.Version, question, bytes);
            Run(_store.ExecuteNonQuery);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _find.Dispose();
            _store.Dispose();
            _connection.Dispose();
        }
    }

    private static NominatimPlace? Parse(byte[] answer)
    {
        try
        {
            return JsonSerializer.Deserialize(answer, NominatimPlaceJson.Default.NominatimPlace) is { IsPossible: true } place ? place : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private (bool IsThere, byte[]? Answer) ReadAnswer()
    {
        using var reader = _find.ExecuteReader();
        if (!reader.Read())
            return (false, null);
        return (true, reader.GetValue(0) is byte[] answer && reader.GetValue(1) is 1L ? answer : null);
    }

    /// <summary>The checksum of an answer; null where something in the row is of another kind than this library writes.</summary>
    private static byte[]? Checksum(object? server, object? language, object? version, object? question, object? answer)
    {
        if (answer is not byte[] bytes || server is not string || language is not string || version is not string || question is not string)
            return null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in (ReadOnlySpan<object?>)[server, language, version, question])
        {
            hash.AppendData(Encoding.UTF8.GetBytes((string)text!));
            hash.AppendData([0]);
        }

        hash.AppendData(bytes);
        return hash.GetHashAndReset()[..ChecksumBytes];
    }

    private void Prepare()
    {
        // What a damaged or foreign file has for a schema runs nothing, and its pages are looked at before they are used.
        Execute("PRAGMA trusted_schema = OFF");
        Execute("PRAGMA cell_size_check = ON");
        _connection.CreateFunction<object?, object?, object?, object?, object?, byte[]?>(ChecksumName, Checksum, isDeterministic: true);
        Execute("PRAGMA journal_mode = WAL");
        Execute("PRAGMA synchronous = NORMAL");
        // One transaction, and immediate: of two processes that make the same file, one waits for the other.
        using var transaction = _connection.BeginTransaction(deferred: false);
        var (application, version) = (Number("PRAGMA application_id"), Number("PRAGMA user_version"));
        if (application == 0 && version == 0 && Number("SELECT COUNT(*) FROM sqlite_schema") == 0)
        {
            Execute("CREATE TABLE source (id INTEGER PRIMARY KEY, server TEXT NOT NULL, language TEXT NOT NULL, version TEXT NOT NULL, UNIQUE (server, language, version))");
            Execute("CREATE TABLE answer (source INTEGER NOT NULL, question TEXT NOT NULL, answer BLOB NOT NULL, PRIMARY KEY (source, question)) WITHOUT ROWID");
            Execute($"PRAGMA application_id = {ApplicationId}");
            Execute($"PRAGMA user_version = {Version}");
        }
        else if (application != ApplicationId)
        {
            throw new InvalidDataException($"'{_name}' is a database of something else, not a cache of Nominatim's answers; give another CachePath.");
        }
        else if (version != Version)
        {
            throw new InvalidDataException($"The cache '{_name}' has version {version}; this library reads version {Version}. Give another CachePath.");
        }

        if (Number("SELECT COUNT(*) FROM sqlite_schema WHERE name = 'checksum'") == 0)
        {
            Execute("CREATE TABLE checksum (source INTEGER NOT NULL, question TEXT NOT NULL, sum BLOB, PRIMARY KEY (source, question)) WITHOUT ROWID");
            Execute($"INSERT INTO checksum SELECT source, question, {ChecksumName}(server, language, version, question, answer) FROM answer JOIN source ON source.id = answer.source");
        }

        transaction.Commit();
    }

    private long SourceOf(string server, string language, string dataVersion)
    {
        (string, object)[] values = [("$server", server), ("$language", language), ("$version", dataVersion)];
        using var insert = Command("INSERT OR IGNORE INTO source (server, language, version) VALUES ($server, $language, $version)", values);
        insert.ExecuteNonQuery();
        using var select = Command("SELECT id FROM source WHERE server = $server AND language = $language AND version = $version", values);
        return select.ExecuteScalar() is long id ? id : throw new IOException($"The cache '{_name}' is damaged: it does not keep its server. Delete it, or give another CachePath.");
    }

    private SqliteCommand Command(string text, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }

    private void Execute(string text)
    {
        using var command = Command(text);
        command.ExecuteNonQuery();
    }

    private long Number(string text)
    {
        using var command = Command(text);
        return command.ExecuteScalar() is long number ? number : throw new IOException($"The cache '{_name}' is damaged: '{text}' gives no number. Delete it, or give another CachePath.");
    }

    private T Run<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (SqliteException e)
        {
            throw Failure(e);
        }
    }

    private IOException Failure(SqliteException e)
    {
        const int Corrupt = 11;
        const int NotADatabase = 26;
        return e.SqliteErrorCode is Corrupt or NotADatabase
            ? new IOException($"The cache '{_name}' is damaged or no cache of Nominatim's answers ({e.Message}); delete it, or give another CachePath.", e)
            : new IOException($"The cache '{_name}' cannot be used: {e.Message}. Is the disk full or read-only?", e);
    }
}
