using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace SemGeo.Geocoding;

/// <summary>
/// The answers of a server's data, in a SQLite file that several runs may share, also at the same time. An answer is stored when <see cref="Store"/> returns: a killed process
/// (kill -9) loses none and leaves the file sound; a power cut may lose the last ones. Safe for use by several threads.
/// </summary>
internal sealed class NominatimCache : IDisposable
{
    // "SGNO": what SQLite keeps in the file's header to tell whose it is.
    private const int ApplicationId = 0x53474E4F;
    private const int Version = 1;

    private readonly string _name;
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _store;
    private readonly Lock _lock = new();

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
            _find = Command("SELECT answer FROM answer WHERE source = $source AND question = $question", ("$source", source), ("$question", ""));
            _store = Command("INSERT OR REPLACE INTO answer VALUES ($source, $question, $answer)", ("$source", source), ("$question", ""), ("$answer", Array.Empty<byte>()));
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

    /// <summary>Finds an answer, or null. One that was damaged counts as never given.</summary>
    public NominatimPlace? Find(string question)
    {
        byte[]? answer;
        lock (_lock)
        {
            _find.Parameters["$question"].Value = question;
            answer = Run(_find.ExecuteScalar) as byte[];
        }

        try
        {
            return answer is null ? null : JsonSerializer.Deserialize(answer, NominatimPlaceJson.Default.NominatimPlace);
        }
        catch (JsonException)
        {
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

    private void Prepare()
    {
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

        transaction.Commit();
    }

    private long SourceOf(string server, string language, string dataVersion)
    {
        (string, object)[] values = [("$server", server), ("$language", language), ("$version", dataVersion)];
        using var insert = Command("INSERT OR IGNORE INTO source (server, language, version) VALUES ($server, $language, $version)", values);
        insert.ExecuteNonQuery();
        using var select = Command("SELECT id FROM source WHERE server = $server AND language = $language AND version = $version", values);
        return (long)select.ExecuteScalar()!;
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
        return (long)command.ExecuteScalar()!;
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
