using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClickCart.Platform;

/// <summary>
/// While this process serves it holds the lock <see cref="Serving"/>, shared with the other nodes. Commands that must have the shop to themselves
/// (export, import, restore) take it alone, so they are refused while a Host runs, and a Host does not start while they do.
/// </summary>
internal sealed class Presence(IDatabase database, TimeProvider clock, ILogger<Presence> log) : IHostedService, IAsyncDisposable
{
    public const string Serving = "serving";

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stop = new();
    private IHeldLock? _held;
    private Task _keeping = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _held = await database.TryLockAsync(Serving, shared: true, cancellationToken)
            ?? throw new InvalidOperationException("A command such as import or restore has this shop to itself. Start again when it is done.");
        _keeping = KeepAsync(_stop.Token);
    }

    /// <summary>A server that restarts forgets its locks.</summary>
    private async Task KeepAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(LookEvery, clock, ct);
                if (_held is not null && await _held.IsHeldAsync(ct)) continue;
                if (_held is not null) await _held.DisposeAsync();
                _held = null;
                _held = await database.TryLockAsync(Serving, shared: true, ct);
                if (_held is null) log.LogError("A command such as import has this shop to itself while this node serves");
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogWarning(e, "The database does not answer; this node asks again");
            }
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _keeping;
        if (_held is not null) await _held.DisposeAsync();
        _held = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        _stop.Dispose();
    }
}
