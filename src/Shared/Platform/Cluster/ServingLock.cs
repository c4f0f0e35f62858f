namespace ClickCart.Platform.Cluster;

/// <summary>
/// While this process serves it holds the lock <see cref="Name"/>, shared with the other nodes. Commands that must have the shop to themselves
/// (export, import, restore) take it alone, so they are refused while a Host runs, and a Host does not start while they do.
/// </summary>
internal sealed class ServingLock(IDatabase database, TimeProvider clock, ILogger<ServingLock> log) : BackgroundService
{
    public const string Name = "serving";

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private IHeldLock? _held;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _held = await database.TryLockAsync(Name, shared: true, cancellationToken)
            ?? throw new InvalidOperationException("A command such as import or restore has this shop to itself. Start again when it is done.");
        await base.StartAsync(cancellationToken);
    }

    /// <summary>A server that restarts forgets its locks.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(LookEvery, clock, stoppingToken);
                if (_held is not null && await _held.IsHeldAsync(stoppingToken)) continue;
                await LeaveAsync();
                _held = await database.TryLockAsync(Name, shared: true, stoppingToken);
                if (_held is null) log.LogError("A command such as import has this shop to itself while this node serves");
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(e, "The database does not answer; this node asks again");
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await LeaveAsync();
    }

    private async Task LeaveAsync()
    {
        if (_held is not null) await _held.DisposeAsync();
        _held = null;
    }
}
