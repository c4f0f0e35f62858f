using Microsoft.EntityFrameworkCore.Migrations;

namespace ClickCart.Platform.Data;

/// <summary>
/// An index of the trigrams of a text column, by which rows are found that hold something anywhere in it: <c>pg_trgm</c> on PostgreSQL, FTS5 on SQLite. On SQL
/// Server, and where <c>pg_trgm</c> is not to be had, there is none.
/// </summary>
public static class TrigramIndex
{
    /// <summary>Those that hold a word are told one by one up to so many. Of more than that, whoever walks the table for a page soon finds one full.</summary>
    private const int Few = 1000;

    /// <summary>What is shorter has no trigram.</summary>
    private const int Shortest = 3;

    /// <summary>For a migration. The table's key is <c>id</c>.</summary>
    public static void CreateTrigramIndex(this MigrationBuilder migration, string schema, string table, string column)
    {
        if (migration.IsNpgsql())
        {
            migration.Sql($"""
                DO $trigrams$ BEGIN
                    IF EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_trgm') THEN
                        CREATE EXTENSION IF NOT EXISTS pg_trgm;
                        CREATE INDEX ix_{table}_{column}_trigrams ON {schema}.{table} USING gin ({column} gin_trgm_ops);
                    END IF;
                EXCEPTION WHEN insufficient_privilege OR undefined_object THEN
                    RAISE NOTICE '{schema}.{table} is searched without trigrams: %', SQLERRM;
                END $trigrams$;
                """);
        }
        else if (migration.IsSqlite())
        {
            // FTS5 wants whole numbers that stay what they are: rowids of a table whose key is a text do not survive VACUUM. Triggers go with the table:
            // a migration that makes it anew makes them anew.
            var name = $"{table}_{column}";
            migration.Sql($"""
                CREATE TABLE {name}_keys (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
                CREATE VIRTUAL TABLE {name}_trigrams USING fts5({column}, content='', contentless_delete=1, tokenize='trigram');
                INSERT INTO {name}_keys (id) SELECT id FROM {table};
                INSERT INTO {name}_trigrams (rowid, {column}) SELECT k.key, t.{column} FROM {name}_keys AS k JOIN {table} AS t ON t.id = k.id;
                CREATE TRIGGER {name}_added AFTER INSERT ON {table} BEGIN
                    INSERT INTO {name}_keys (id) VALUES (new.id);
                    INSERT INTO {name}_trigrams (rowid, {column}) SELECT key, new.{column} FROM {name}_keys WHERE id = new.id;
                END;
                CREATE TRIGGER {name}_changed AFTER UPDATE OF {column} ON {table} WHEN new.{column} <> old.{column} BEGIN
                    UPDATE {name}_trigrams SET {column} = new.{column} WHERE rowid = (SELECT key FROM {name}_keys WHERE id = new.id);
                END;
                CREATE TRIGGER {name}_removed AFTER DELETE ON {table} BEGIN
                    DELETE FROM {name}_trigrams WHERE rowid = (SELECT key FROM {name}_keys WHERE id = old.id);
                    DELETE FROM {name}_keys WHERE id = old.id;
                END;
                """);
        }
    }

    /// <summary>The way back.</summary>
    public static void DropTrigramIndex(this MigrationBuilder migration, string schema, string table, string column)
    {
        var name = $"{table}_{column}";
        if (migration.IsNpgsql()) migration.Sql($"DROP INDEX IF EXISTS {schema}.ix_{name}_trigrams;");
        else if (migration.IsSqlite())
            migration.Sql($"""
                DROP TRIGGER {name}_added;
                DROP TRIGGER {name}_changed;
                DROP TRIGGER {name}_removed;
                DROP TABLE {name}_trigrams;
                DROP TABLE {name}_keys;
                """);
    }

    /// <summary>Ids of the rows whose column holds one of the words; null when they are many, or when no index can tell: then the rows are walked.</summary>
    public static async Task<IReadOnlyList<Guid>?> FewHoldingAsync(
        this ModuleDbContext db, string table, string column, IReadOnlyList<string> words, CancellationToken ct)
    {
        if (words.Any(w => w.Length < Shortest)) return null;
        // Table and column are the module's own, never input; the words are parameters.
        if (db.Database.IsSqlite())
        {
            var (name, match) = ($"{table}_{column}", string.Join(" OR ", words.Select(w => $"\"{w.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")));
            return await FewAsync($$"""
                SELECT k.id AS "Value" FROM (SELECT rowid AS key FROM {{name}}_trigrams WHERE {{name}}_trigrams MATCH {0} LIMIT {{Few + 1}}) AS found
                CROSS JOIN {{name}}_keys AS k ON k.key = found.key
                """, match);
        }
        if (!db.Database.IsNpgsql()) return null;
        var holds = string.Join(" OR ", words.Select((_, i) => $"{column} LIKE {{{i}}}"));
        return await FewAsync($"""SELECT id AS "Value" FROM {db.Schema}.{table} WHERE {holds} LIMIT {Few + 1}""", [.. words.Select(Pattern)]);

        async Task<IReadOnlyList<Guid>?> FewAsync(string sql, params object[] parameters) =>
            await db.Database.SqlQueryRaw<Guid>(sql, parameters).ToListAsync(ct) is { Count: <= Few } few ? few : null;
    }

    private static string Pattern(string word) =>
        $"%{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}
