namespace ClickCart.BackOffice.Operations;

/// <summary>Checks every night everything that must hold, over all modules, as <c>-- verify</c> does. Publishes InvariantsBroken.</summary>
internal sealed class CheckNightly(BackOfficeDbContext db, IEnumerable<IInvariants> invariants, TimeProvider clock, IIds ids) : IRecurringJob
{
    public static string Name => "Check what must hold";

    public static TimeSpan Every => TimeSpan.FromHours(24);

    public async Task<Result> RunAsync(CancellationToken ct)
    {
        var broken = new List<Finding>();
        await foreach (var finding in Finding.AllAsync(invariants, ct))
            if (finding.Rows.Count > 0) broken.Add(finding);
        if (broken.Count > 0)
            db.Publish(new InvariantsBroken(ids.New(), [.. broken.Select(f => f.Invariant.Name)], broken.Sum(f => f.Rows.Count), clock.GetUtcNow()));
        return Result.Success;
    }
}
