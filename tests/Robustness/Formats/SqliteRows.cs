using Microsoft.Data.Sqlite;
using SemGeo.Robustness.Mutations;

namespace SemGeo.Robustness.Formats;

/// <summary>SQLite databases: a cell is changed by SQL, so that the file is sound; or the file's bytes.</summary>
internal static class SqliteRows
{
    /// <summary>Changes a database.</summary>
    /// <param name="answer">The mutator of cells that hold JSON.</param>
    public static Mutator Mutate(Mutator answer) => Mutators.OneOf((6, (whole, dice) => ChangeCell(whole, dice, answer)), (1, ChangeSetting), (3, ByteMutations.Any));

    private static byte[] ChangeCell(byte[] whole, Dice dice, Mutator answer) => Change(whole, connection =>
    {
        var rows = Rows(connection, "SELECT source, question, answer FROM answer");
        if (rows.Count == 0)
            return;
        var row = dice.Pick(rows);
        object value = dice.Next(6) switch
        {
            0 => "text",
            1 => 12L,
            2 => Array.Empty<byte>(),
            3 => DBNull.Value,
            _ => answer((byte[])row[2], dice),
        };
        Execute(connection, "UPDATE OR IGNORE answer SET answer = $value WHERE source = $source AND question = $question", ("$value", value is DBNull ? Array.Empty<byte>() : value), ("$source", row[0]), ("$question", row[1]));
    });

    private static byte[] ChangeSetting(byte[] whole, Dice dice) => Change(whole, connection => Execute(connection, dice.Pick(
    [
        "PRAGMA user_version = 2", "PRAGMA user_version = -1", "PRAGMA application_id = 7", "DROP TABLE answer", "DROP TABLE source", "DELETE FROM source", "ALTER TABLE answer ADD COLUMN extra TEXT",
        "ALTER TABLE answer RENAME COLUMN answer TO reply", "CREATE VIEW v AS SELECT 1",
    ])));

    private static byte[] Change(byte[] whole, Action<SqliteConnection> change)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, whole);
            using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString))
            {
                connection.Open();
                change(connection);
                Execute(connection, "PRAGMA journal_mode = DELETE");
            }

            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static List<object[]> Rows(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    private static void Execute(SqliteConnection connection, string text, params (string Name, object Value)[] parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }
}
