using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ClickCart.Tests.Platform;

/// <summary>The database goes away in the middle of the load, and comes back: requests meanwhile get 503 with Retry-After, and nothing is lost.</summary>
public sealed class DatabaseFailureTests(SharedShop shop) : ShopTest(shop)
{
    private readonly ConcurrentQueue<ApiResponse> _refusals = new();
    private readonly ConcurrentQueue<ApiResponse> _accepted = new();

#if POSTGRESQL
    private TcpProxy _proxy = null!;

    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync(settings =>
    {
        var connection = new Npgsql.NpgsqlConnectionStringBuilder(settings["Database:ConnectionString"]);
        _proxy = new(connection.Host!, connection.Port);
        (connection.Host, connection.Port) = ("127.0.0.1", _proxy.Port);
        settings["Database:ConnectionString"] = connection.ToString();
    });

    private Task BreakAsync() => _proxy.CutAsync();

    private void Mend() => _proxy.Mend();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _proxy.DisposeAsync();
    }
#elif SQLSERVER
    private TcpProxy _proxy = null!;

    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync(settings =>
    {
        var connection = new Microsoft.Data.SqlClient.SqlConnectionStringBuilder(settings["Database:ConnectionString"]);
        var (host, port) = connection.DataSource.Replace("tcp:", "").Split(',') is [var name, var number] ? (name, int.Parse(number, null))
            : (connection.DataSource.Replace("tcp:", ""), 1433);
        _proxy = new(host, port);
        connection.DataSource = $"127.0.0.1,{_proxy.Port}";
        settings["Database:ConnectionString"] = connection.ToString();
    });

    private Task BreakAsync() => _proxy.CutAsync();

    private void Mend() => _proxy.Mend();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _proxy.DisposeAsync();
    }
#else
    private readonly FullDisk _disk = new();

    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync(_ => { }, services =>
    {
        foreach (var module in (
            string[])["catalog", "inventory", "pricing", "ordering", "payments", "shipping", "customers", "sandbox"]) services.AddKeyedSingleton<IInterceptor>(module, _disk);
    });

    private Task BreakAsync()
    {
        _disk.IsFull = true;
        return Task.CompletedTask;
    }

    private void Mend() => _disk.IsFull = false;

    /// <summary>Lets no file grow any more, as a full disk does: SQLite then fails with SQLITE_FULL.</summary>
    private sealed class FullDisk : DbCommandInterceptor
    {
        private readonly ConditionalWeakTable<DbConnection, object> _limited = [];
        private volatile bool _isFull;

        public bool IsFull
        {
            set => _isFull = value;
        }

        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData,
            InterceptionResult<DbDataReader> result) => Limit(command, result);

        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) =>
            Limit(command, result);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData,
            InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(Limit(command, result));

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData,
            InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(Limit(command, result));

        private T Limit<T>(DbCommand command, T result)
        {
            var (connection, full) = (command.Connection!, _isFull);
            if (full == _limited.TryGetValue(connection, out _)) return result;
            using var pragma = connection.CreateCommand();
            // Less than there is means: as much as there is.
            pragma.CommandText = $"PRAGMA max_page_count = {(full ? 1 : 4294967294)}";
            pragma.Transaction = command.Transaction;
            pragma.ExecuteScalar();
            if (full) _limited.AddOrUpdate(connection, connection);
            else _limited.Remove(connection);
            return result;
        }
    }
#endif

    [Fact]
    public async Task Orders_go_on_by_themselves_when_the_database_is_back_and_none_is_lost()
    {
        var (sku, enough) = (await ProductAsync(stock: 10_000), false);
        var buyers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!Volatile.Read(ref enough)) await BuyAsync(sku);
        })).ToList();
        await Eventually.TrueAsync(() => Task.FromResult(_accepted.Count >= 10), "the load is on");

        await BreakAsync();
        await Eventually.TrueAsync(() => Task.FromResult(_refusals.Count >= 20), "the trouble is noticed");
        var before = _accepted.Count;
        Mend();
        await Eventually.TrueAsync(() => Task.FromResult(_accepted.Count >= before + 10), "orders are taken again");
        Volatile.Write(ref enough, true);
        await Task.WhenAll(buyers);

        await Eventually.TrueAsync(async () => (await Guest.GetAsync("~/health/ready")).Status == System.Net.HttpStatusCode.OK, "the shop is ready again");
        foreach (var order in _accepted) await DeliveredAsync(Guest, order);
        foreach (var refusal in _refusals) refusal.Headers.RetryAfter.ShouldNotBeNull(refusal.Text);
        await Shop.ShouldBeSoundAsync();
    }

    private async Task BuyAsync(string sku)
    {
        var cart = (await InsistAsync(() => Guest.PostAsync("/carts")))["id"].GetString()!;
        await InsistAsync(() => Guest.PutAsync($"/carts/{cart}/items/{sku}", new { quantity = 1 }));
        var (quote, key) = (await InsistAsync(() => Guest.PostAsync($"/carts/{cart}/quotes", new { shipTo = ShipTo })), NewKey());
        _accepted.Enqueue(await InsistAsync(() => Guest.PostAsync("/orders", OrderBody(quote), key)));
    }

    /// <summary>Comes again as long as the shop says so.</summary>
    private Task<ApiResponse> InsistAsync(Func<Task<ApiResponse>> ask) => Eventually.GetAsync(async () =>
    {
        var answer = await ask();
        if (answer.Status is not System.Net.HttpStatusCode.ServiceUnavailable)
        {
            ((int)answer.Status).ShouldBeInRange(200, 201, answer.Text);
            return answer;
        }
        _refusals.Enqueue(answer);
        return null;
    }, "the shop takes the request");
}
