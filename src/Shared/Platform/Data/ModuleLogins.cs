using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace ClickCart.Platform.Data;

/// <summary>
/// A login per module on PostgreSQL: <c>shop_ordering</c> for the module ordering of the database shop, which may read and write that schema and
/// nothing else; and <c>shop_platform</c> for locks, keys and the job store. <c>-- migrate</c> makes them, with the owner's connection string.
/// </summary>
/// <param name="owner">The connection string of the login that owns the tables.</param>
/// <param name="secret">Each login's password is derived from it; none: the logins have no password, for servers that check who calls in another way.</param>
internal sealed class ModuleLogins(string owner, string? secret)
{
    public const string Platform = "platform";

    private readonly NpgsqlConnectionStringBuilder _owner = new(owner);

    public string ConnectionFor(string module) => new NpgsqlConnectionStringBuilder(owner) { Username = Name(module), Password = Password(module) }.ToString();

    /// <summary>
    /// SQL that may run again. Names are the database's and the modules', passwords hexadecimal: nothing needs escaping but the name's quotes.
    /// </summary>
    public string Script(IReadOnlyCollection<string> modules)
    {
        var sql = new StringBuilder();
        foreach (var module in modules.Append(Platform))
        {
            var name = Name(module);
            var login = Quoted(name);
            var password = Password(module) is { } word ? $"PASSWORD '{word}'" : "PASSWORD NULL";
            sql.Append($"""

                DO $login$ BEGIN
                    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{name.Replace("'", "''", StringComparison.Ordinal)}') THEN CREATE ROLE {login}; END IF;
                END $login$;
                ALTER ROLE {login} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE {password};
                REVOKE ALL ON SCHEMA {module} FROM PUBLIC;
                GRANT USAGE ON SCHEMA {module} TO {login};
                GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {module} TO {login};
                GRANT USAGE ON ALL SEQUENCES IN SCHEMA {module} TO {login};
                """);
        }
        // The job engine makes its own tables, or finds those of a time before the logins.
        var platform = Quoted(Name(Platform));
        return sql.Append($"""

            CREATE SCHEMA IF NOT EXISTS jobs;
            GRANT USAGE, CREATE ON SCHEMA jobs TO {platform};
            GRANT ALL ON ALL TABLES IN SCHEMA jobs TO {platform};
            GRANT ALL ON ALL SEQUENCES IN SCHEMA jobs TO {platform};
            """).ToString();
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private string Name(string module) => $"{_owner.Database}_{module}";

    private string? Password(string module) =>
        string.IsNullOrEmpty(secret)
            ? null
            : Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(Name(module))));
}
