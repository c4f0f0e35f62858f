namespace ClickCart.Shipping.Packing;

/// <summary>Forgets labels that were fetched to be printed, after <see cref="LabelFile.Kept"/>: they say where people live.</summary>
internal sealed class PurgeLabelFiles(ShippingDbContext db, TimeProvider clock) : IRecurringJob
{
    public static string Name => "Delete label files";

    public static TimeSpan Every => TimeSpan.FromHours(1);

    public async Task<Result> RunAsync(CancellationToken ct)
    {
        var old = clock.GetUtcNow() - LabelFile.Kept;
        using var turn = await db.WriteTurnAsync(ct);
        await db.LabelFiles.Where(f => f.At < old).ExecuteDeleteAsync(ct);
        return Result.Success;
    }
}
