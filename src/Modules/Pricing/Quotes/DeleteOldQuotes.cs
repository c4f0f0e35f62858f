namespace ClickCart.Pricing.Quotes;

/// <summary>Deletes quotes that ran out more than a day ago. Orders have copies of what they need.</summary>
internal sealed class DeleteOldQuotes(PricingDbContext db, TimeProvider clock) : IRecurringJob
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    public static string Name => "Delete old quotes";

    public static TimeSpan Every => TimeSpan.FromMinutes(10);

    private const int Batch = 1000;

    public async Task<Result> RunAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - KeptFor;
        // Small bites, so that nobody waits long for the writing turn.
        for (var deleted = Batch; deleted == Batch;)
        {
            using var turn = await db.WriteTurnAsync(ct);
            deleted = await db.Quotes.Where(q => q.ExpiresAt < before).OrderBy(q => q.ExpiresAt).Take(Batch).ExecuteDeleteAsync(ct);
        }
        return Result.Success;
    }
}
