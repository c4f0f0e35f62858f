using ClickCart.Sandbox;
using ClickCart.Sandbox.Faults;
using ClickCart.Sandbox.Webhooks;

namespace ClickCart.Simulation.Machine;

/// <summary>What gateway and carrier report, held back until the simulation delivers, loses, doubles or forges it.</summary>
internal sealed class Mailbox(World world)
{
    private readonly Dictionary<Guid, (Delivery Row, DateTimeOffset DueAt)> _held = [];

    /// <summary>Those whose time has come, in the order of their making.</summary>
    public IReadOnlyList<Delivery> Due =>
        [.. _held.Values.Where(d => d.DueAt <= world.Clock.GetUtcNow()).Select(d => d.Row).OrderBy(d => d.DueAt).ThenBy(d => d.Id)];

    public DateTimeOffset? NextDue => _held.Count == 0 ? null : _held.Values.Min(d => d.DueAt);

    public bool IsEmpty => _held.Count == 0;

    public void Arrive(Delivery row) => _held.TryAdd(row.Id, (row, row.DueAt));

    /// <summary>After a start: what the last process left.</summary>
    public async Task ReadAsync()
    {
        _held.Clear();
        foreach (var row in await InDbAsync(db => db.Deliveries.AsNoTracking().OrderBy(d => d.Id).ToListAsync())) Arrive(row);
    }

    public void Later(Delivery row, TimeSpan by) => _held[row.Id] = (row, world.Clock.GetUtcNow() + by);

    /// <summary>Sends it as its sender does; what is not accepted is sent again.</summary>
    /// <param name="row">One of <see cref="Due"/>.</param>
    /// <param name="forge">A forged copy comes first.</param>
    /// <returns>Whether it was accepted; null when it was taken back in the meantime.</returns>
    public async Task<bool?> DeliverAsync(Delivery row, bool forge)
    {
        if (await TargetAsync(row) is not { } target) return null;
        var accepted = await world.Shop.Get<WebhookPost>().DeliverAsync(row, target, forge ? FaultKind.Forge : null, CancellationToken.None);
        if (accepted) await LoseAsync(row);
        else Later(row, TimeSpan.FromSeconds(5));
        return accepted;
    }

    /// <summary>The same report with other contents, rightly signed.</summary>
    public async Task<bool?> DeliverAlteredAsync(Delivery row, byte[] body) =>
        await TargetAsync(row) is { } target
            ? await world.Shop.Get<WebhookPost>().DeliverAsync(row with { Body = body }, target, null, CancellationToken.None) : null;

    public async Task LoseAsync(Delivery row)
    {
        _held.Remove(row.Id);
        await world.Shop.Get<DeliveryStore>().ForgetAsync([row.Id]);
    }

    private async Task<WebhookTarget?> TargetAsync(Delivery row)
    {
        if (await InDbAsync(db => db.Deliveries.AnyAsync(d => d.Id == row.Id))) return await world.Shop.Get<WebhookTargets>().FindAsync(row.Target);
        _held.Remove(row.Id);
        return null;
    }

    private async Task<T> InDbAsync<T>(Func<SandboxDbContext, Task<T>> ask)
    {
        await using var scope = world.Shop.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<SandboxDbContext>());
    }
}
