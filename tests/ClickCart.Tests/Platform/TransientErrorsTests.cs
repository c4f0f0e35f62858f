using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ClickCart.Tests.Platform;

/// <summary>
/// What a database says when the same work may succeed later: such a request is answered with 503, and background work waits. No server is asked.
/// </summary>
public sealed class TransientErrorsTests
{
    [Theory]
    [InlineData(-2)]
    [InlineData(20)]
    [InlineData(53)]
    [InlineData(64)]
    [InlineData(121)]
    [InlineData(233)]
    [InlineData(701)]
    [InlineData(921)]
    [InlineData(922)]
    [InlineData(1204)]
    [InlineData(1205)]
    [InlineData(1222)]
    [InlineData(3960)]
    [InlineData(4060)]
    [InlineData(4221)]
    [InlineData(6005)]
    [InlineData(9002)]
    [InlineData(10053)]
    [InlineData(10054)]
    [InlineData(10060)]
    [InlineData(10061)]
    [InlineData(10928)]
    [InlineData(10929)]
    [InlineData(11001)]
    [InlineData(17142)]
    [InlineData(17197)]
    [InlineData(18401)]
    [InlineData(40197)]
    [InlineData(40501)]
    [InlineData(40613)]
    [InlineData(49918)]
    [InlineData(49919)]
    [InlineData(49920)]
    public void SqlServer_may_do_better_later(int number)
    {
        Is(DatabaseProvider.SqlServer, SqlServer((number, 16))).ShouldBeTrue();
        Is(DatabaseProvider.SqlServer, SqlServer((50000, 16), (number, 16))).ShouldBeTrue("It need not be the first of several errors.");
        SqlServerDatabase.TransientErrors.Keys.ShouldBe(RowsOf(nameof(SqlServer_may_do_better_later)).Cast<int>(), ignoreOrder: true);
    }

    [Theory]
    [InlineData(0, 20)]
    [InlineData(0, 24)]
    [InlineData(2, 20)]
    [InlineData(-1, 20)]
    public void A_session_that_SqlServer_or_the_network_has_ended_is_lost_whatever_its_number(int number, int severity) =>
        Is(DatabaseProvider.SqlServer, SqlServer((number, (byte)severity))).ShouldBeTrue();

    [Theory]
    [InlineData(0, 16)]
    [InlineData(207, 16)]
    [InlineData(468, 16)]
    [InlineData(547, 16)]
    [InlineData(2601, 14)]
    [InlineData(2627, 14)]
    [InlineData(18456, 14)]
    public void Mistakes_stay_mistakes_on_SqlServer(int number, int severity) =>
        Is(DatabaseProvider.SqlServer, SqlServer((number, (byte)severity))).ShouldBeFalse();

    [Fact]
    public async Task An_exhausted_pool_of_SqlClient_is_known_by_what_it_really_throws()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var welcome = WelcomeAsync(server);
        var text = $"Server=tcp:127.0.0.1,{((IPEndPoint)server.LocalEndpoint).Port};User ID=a;Password=b;Encrypt=false;"
            + "Max Pool Size=1;Connect Timeout=2;ConnectRetryCount=0";
        await using SqlConnection first = new(text), second = new(text);
        await first.OpenAsync(TestContext.Current.CancellationToken);
        using var session = await welcome;
        var exhausted = await Should.ThrowAsync<InvalidOperationException>(() => second.OpenAsync(TestContext.Current.CancellationToken));
        Is(DatabaseProvider.SqlServer, Should.Throw<InvalidOperationException>(second.Open)).ShouldBeTrue();
        Is(DatabaseProvider.SqlServer, exhausted).ShouldBeTrue(exhausted.ToString());
        Is(DatabaseProvider.SqlServer, new DbUpdateException("while saving", exhausted)).ShouldBeTrue();
        Is(DatabaseProvider.SqlServer, new InvalidOperationException(exhausted.Message)).ShouldBeFalse("Whoever else says so is not the driver.");
        Is(DatabaseProvider.SqlServer, Should.Throw<InvalidOperationException>(() => new SqlConnection(text).CreateCommand().ExecuteReader())).ShouldBeFalse();
    }

    [Theory]
    [InlineData("40001")]
    [InlineData("40P01")]
    [InlineData("55000")]
    [InlineData("57P01")]
    [InlineData("57P02")]
    public void PostgreSql_may_do_better_later(string state)
    {
        Is(DatabaseProvider.PostgreSql, PostgreSql(state)).ShouldBeTrue();
        PostgreSqlDatabase.TransientStates.Keys.ShouldBe(RowsOf(nameof(PostgreSql_may_do_better_later)).Cast<string>(), ignoreOrder: true);
    }

    [Theory]
    [InlineData("57P03", true)]
    [InlineData("53300", true)]
    [InlineData("08006", true)]
    [InlineData("23505", false)]
    [InlineData("42P01", false)]
    public void The_driver_of_PostgreSql_knows_the_rest(string state, bool transient) => Is(DatabaseProvider.PostgreSql, PostgreSql(state)).ShouldBe(transient);

    [Fact]
    public void A_connection_that_PostgreSql_dropped_is_lost()
    {
        Is(DatabaseProvider.PostgreSql, new NpgsqlException("cut", new IOException())).ShouldBeTrue();
        Is(DatabaseProvider.PostgreSql, new NpgsqlException("the pool is exhausted", new TimeoutException())).ShouldBeTrue();
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(10)]
    [InlineData(13)]
    [InlineData(14)]
    public void Sqlite_may_do_better_later(int code)
    {
        Is(DatabaseProvider.Sqlite, new SqliteException("of a test", code)).ShouldBeTrue();
        SqliteDatabase.TransientErrors.Keys.ShouldBe(RowsOf(nameof(Sqlite_may_do_better_later)).Cast<int>(), ignoreOrder: true);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(11)]
    [InlineData(19)]
    public void Mistakes_stay_mistakes_on_Sqlite(int code) => Is(DatabaseProvider.Sqlite, new SqliteException("of a test", code)).ShouldBeFalse();

    /// <summary>So much of a server that a driver takes its session for open: the answers to the two messages with which it begins.</summary>
    private static async Task<TcpClient> WelcomeAsync(TcpListener server)
    {
        byte[] preLogin = [0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xFF, 16, 0, 0, 0, 0, 0, 2];
        byte[] accepted = [0xAD, 10, 0, 1, 0x74, 0, 0, 4, 0, 16, 0, 0, 0, 0xFD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        var client = await server.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        foreach (var answer in (byte[][])[preLogin, accepted])
        {
            var header = new byte[8];
            await client.GetStream().ReadExactlyAsync(header, TestContext.Current.CancellationToken);
            await client.GetStream().ReadExactlyAsync(new byte[(header[2] << 8) + header[3] - 8], TestContext.Current.CancellationToken);
            await client.GetStream().WriteAsync((byte[])[4, 1, 0, (byte)(answer.Length + 8), 0, 0, 1, 0, .. answer], TestContext.Current.CancellationToken);
        }
        return client;
    }

    private static bool Is(DatabaseProvider provider, Exception exception) =>
        Models.Database(provider).IsTransient(new InvalidOperationException("around it", exception));

    private static IEnumerable<object> RowsOf(string test) =>
        typeof(TransientErrorsTests).GetMethod(test)!.GetCustomAttributes<InlineDataAttribute>().Select(row => row.Data[0]!);

    private static PostgresException PostgreSql(string state) => new("of a test", "ERROR", "ERROR", state);

    /// <summary>As the driver makes it, by reflection: it has no public way.</summary>
    private static SqlException SqlServer(params (int Number, byte Class)[] errors)
    {
        var all = (SqlErrorCollection)Make(typeof(SqlErrorCollection), _ => null);
        foreach (var (number, severity) in errors)
        {
            var error = Make(
                typeof(SqlError), name => name switch { "infoNumber" => number, "errorClass" => severity, "errorMessage" => "of a test", _ => null });
            typeof(SqlErrorCollection).GetMethod("Add", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(all, [error]);
        }
        var create = typeof(SqlException).GetMethod(
            "CreateException", BindingFlags.Static | BindingFlags.NonPublic, [typeof(SqlErrorCollection), typeof(string)])!;
        return (SqlException)create.Invoke(null, [all, "16.0"])!;
    }

    private static object Make(Type type, Func<string, object?> value)
    {
        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic).MinBy(c => c.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(p =>
            value(p.Name!) ?? (p.ParameterType == typeof(string) ? "" : p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType) : null))]);
    }
}
