using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClickCart.BackOffice.Settings;

/// <summary>
/// Puts what the owner has set in force on this node: at the start, at once when it is changed here, at a word from the other nodes, and every few
/// seconds, in case that word was lost or the database knows none.
/// </summary>
internal sealed class FollowSettings(
    IServiceScopeFactory scopes, OwnerSettings settings, SettingList list, IDatabase database, ModuleCatalog modules, LiveFeed feed, TimeProvider clock,
    ILogger<FollowSettings> log)
    : BackgroundService, IKeptSettings, ICommitListener
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    public async Task LoadAsync(CancellationToken ct)
    {
        await using (var db = Databases.ContextOf(modules["backoffice"], database, asOwner: false))
        {
            var applied = await database.HistoryAsync(db, ct);
            if (db.Database.GetMigrations().Except(applied, StringComparer.Ordinal).Any()) return;
        }
        await ReadAsync(ct);
    }

    /// <summary>With the commit of a change here: before its caller hears of it.</summary>
    void ICommitListener.Committed(string module, IReadOnlyList<object> added, IReadOnlyCollection<string> topics)
    {
        // Where another node has set something in between, the topic has all read anew.
        foreach (var changes in added.OfType<SettingChange>().GroupBy(c => c.Version))
            settings.Change(changes.Key, changes.Select(c => KeyValuePair.Create(c.Key, list.Plain(c.Key, c.Became))));
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(ListenAsync(stoppingToken), database.IsShared ? LookAsync(stoppingToken) : Task.CompletedTask);

    private async Task ListenAsync(CancellationToken ct)
    {
        try
        {
            await foreach (var _ in feed.WatchAsync([ShopSettings.Topic], ct)) await TryReadAsync(ct);
        }
        catch (OperationCanceledException)
        {
            // The shop stops.
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await Task.Delay(LookEvery, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!ct.IsCancellationRequested) await TryReadAsync(ct);
        }
    }

    private async Task TryReadAsync(CancellationToken ct)
    {
        try
        {
            await ReadAsync(ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(e, "The settings could not be read; they are asked for again");
        }
        catch (OperationCanceledException)
        {
            // The shop stops.
        }
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BackOfficeDbContext>();
        if (await db.Settings.AsNoTracking().Select(s => (int?)s.Version).FirstOrDefaultAsync(ct) is not { } version || version == settings.Version) return;
        if (await db.Settings.AsNoTracking().FirstOrDefaultAsync(ct) is { } kept) settings.Replace(
            kept.Version, kept.All.Select(v => (v.Key, Plain: list.Plain(v.Key, v.Value))).Where(v => v.Plain is not null)
                .Select(v => KeyValuePair.Create(v.Key, v.Plain!)));
    }
}
