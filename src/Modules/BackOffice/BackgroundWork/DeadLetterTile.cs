using System.Globalization;

namespace ClickCart.BackOffice.BackgroundWork;

/// <summary>Work that failed for good and waits for a person, now and by module.</summary>
internal sealed class DeadLetterTile(WorkQueue queue, TimeProvider clock) : IDashboardTiles, IDashboardTasks
{
    private const string Address = "/admin/work?state=dead";

    public async Task<IReadOnlyList<DashboardTask>> NowAsync(CancellationToken ct) =>
        [new(70, "Dead letters", await queue.CountDeadAsync(null, null, ct), Address) { IsTrouble = true }];

    public async Task<IReadOnlyList<DashboardTile>> OverAsync(DashboardSpan span, CancellationToken ct)
    {
        var dead = new List<ChartPoint>();
        foreach (var module in queue.Modules) dead.Add(new(module, await queue.Of(module)!.Outbox.In(WorkState.Dead, clock.GetUtcNow()).CountAsync(ct)));
        var all = dead.Sum(d => d.Value);
        return
        [
            new(70, "Failed work", all.ToString("N0", CultureInfo.InvariantCulture), new("Dead letters by module", dead, Unit: "Module"))
            {
                Note = all == 0 ? "Nothing waits for a person" : "Run again or drop them",
                Address = Address,
            },
        ];
    }
}
