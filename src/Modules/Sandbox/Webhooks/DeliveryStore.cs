namespace ClickCart.Sandbox.Webhooks;

/// <summary>The sender's view of the deliveries table; every call in a scope of its own.</summary>
internal sealed class DeliveryStore(IServiceScopeFactory scopes)
{
    public Task<List<(Waiting Waiting, DateTimeOffset DueAt)>> LeftBeforeAsync(DateTimeOffset due, CancellationToken ct) => WithAsync(async db =>
    {
        var rows = await db.Deliveries.AsNoTracking().Where(d => d.DueAt < due).Select(d => new { d.Id, d.Target, d.CreatedAt, d.DueAt }).ToListAsync(ct);
        return rows.ConvertAll(r => (new Waiting(r.Id, r.Target, r.CreatedAt), r.DueAt));
    });

    public Task<Dictionary<Guid, Delivery>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) => ids.Count == 0
        ? Task.FromResult(new Dictionary<Guid, Delivery>())
        : WithAsync(db => db.Deliveries.AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, ct));

    public Task<int> ForgetAsync(IReadOnlyCollection<Guid> ids) => ids.Count == 0 ? Task.FromResult(0) : WithAsync(async db =>
    {
        using var turn = await db.WriteTurnAsync(CancellationToken.None);
        return await db.Deliveries.Where(d => ids.Contains(d.Id)).ExecuteDeleteAsync();
    });

    private async Task<T> WithAsync<T>(Func<SandboxDbContext, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<SandboxDbContext>());
    }
}
