namespace ClickCart.Sandbox.PaymentIntents;

/// <summary>Forgets idempotency keys. The protocol promises to keep them for 24 hours at least; whoever comes later finds no key.</summary>
internal sealed class PurgeKeptAnswers(SandboxDbContext db, TimeProvider clock) : IRecurringJob
{
    internal static readonly TimeSpan Kept = TimeSpan.FromHours(25);

    public static string Name => "Delete old sandbox answers";

    public static TimeSpan Every => TimeSpan.FromHours(1);

    public async Task<Result> RunAsync(CancellationToken ct)
    {
        var old = clock.GetUtcNow() - Kept;
        using var turn = await db.WriteTurnAsync(ct);
        await db.KeptAnswers.Where(a => a.At < old).ExecuteDeleteAsync(ct);
        return Result.Success;
    }
}
