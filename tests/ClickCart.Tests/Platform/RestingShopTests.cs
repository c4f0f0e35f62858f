using System.Data.Common;
using System.Diagnostics;
using ClickCart.Platform.Jobs;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ClickCart.Tests.Platform;

/// <summary>A shop at rest costs next to nothing: statements are counted, not time.</summary>
public sealed class RestingShopTests(SharedShop shop) : ShopTest(shop)
{
    private readonly Counter _counter = new();

    protected override Task<Shop> StartAsync(SharedShop sharedShop) => ClickCart.Tests.Shop.StartAsync(_ => { }, services =>
    {
        foreach (var module in Modules) services.AddKeyedSingleton<IInterceptor>(module, _counter);
        // What comes once an hour comes for all modules at once: in these few seconds it would count as if it came all the time.
        foreach (var rare in services.Where(s => s.ImplementationInstance is RecurringRoute { Every.TotalSeconds: > 30 }).ToList()) services.Remove(rare);
    });

    private static readonly string[] Modules =
        ["backoffice", "catalog", "inventory", "pricing", "ordering", "payments", "shipping", "customers", "notifications", "sandbox"];

    [Fact]
    public async Task A_shop_at_rest_leaves_its_database_alone()
    {
        // What signing in has left is done with.
        await RhythmAsync(1);
        var (watch, before, asked) = (Stopwatch.StartNew(), _counter.Statements, await TimesJobsWereAskedForAsync());
        await RhythmAsync(2);

        // A look into each outbox every few seconds, and what recurring jobs look for: together one a second.
        var pause = TestDatabase.Provider is DatabaseProvider.Sqlite ? 5 : 2;
        var atMost = watch.Elapsed.TotalSeconds * (Modules.Length / pause + 1) + Modules.Length;
        (_counter.Statements - before).ShouldBeLessThan((int)atMost);

        // One of all workers of the same queues asks, every two seconds, and a few times for each run of a recurring job. Each time is two scans.
        (await TimesJobsWereAskedForAsync() - asked).ShouldBeLessThan((int)(watch.Elapsed.TotalSeconds * 8) + Modules.Length);
    }

    /// <summary>On PostgreSQL, which counts the scans of Hangfire's queues; elsewhere 0.</summary>
    private async Task<long> TimesJobsWereAskedForAsync()
    {
        if (TestDatabase.Provider is not DatabaseProvider.PostgreSql) return 0;
        await using var scope = Shop.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>("pricing").Database
            .SqlQuery<long>($"""
                SELECT sum(seq_scan + coalesce(idx_scan, 0))::bigint AS "Value" FROM pg_stat_user_tables WHERE schemaname = 'jobs' AND relname = 'jobqueue'
                """).SingleAsync();
    }

    /// <summary>Unpaid orders are looked for every five seconds.</summary>
    private Task RhythmAsync(int times)
    {
        var until = _counter.Rhythms + times;
        return Eventually.TrueAsync(() => Task.FromResult(_counter.Rhythms >= until), "a recurring job runs");
    }

    private sealed class Counter : DbCommandInterceptor
    {
        private int _statements, _rhythms;

        public int Statements => Volatile.Read(ref _statements);

        public int Rhythms => Volatile.Read(ref _rhythms);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData,
            InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _statements);
            if (command.CommandText.Contains("hold_expires_at", StringComparison.Ordinal)) Interlocked.Increment(ref _rhythms);
            return new(result);
        }
    }
}
