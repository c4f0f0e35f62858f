namespace ClickCart.Customers.Sessions;

/// <summary>Forgets sessions that nobody can use any more, a day after their end.</summary>
internal sealed class PurgeSessions(CustomersDbContext db, TimeProvider clock) : IRecurringJob
{
    public static string Name => "Delete old sessions";

    public static TimeSpan Every => TimeSpan.FromHours(1);

    public async Task<Result> RunAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Session.KeptAfterEnd;
        using var turn = await db.WriteTurnAsync(ct);
        // The spent tokens go with their session.
        await db.Sessions.Where(s => s.EndedAt < before || s.RefreshExpiresAt < before).ExecuteDeleteAsync(ct);
        return Result.Success;
    }
}
