using ClickCart.Ordering;
using ClickCart.Ordering.Orders;

namespace ClickCart.Tests.Journeys;

/// <summary>
/// What one order costs from the cart to the doorstep, in what it asks of the databases. Counts, never times: the same on every machine. The bounds are what
/// an order costs today; who makes it cheaper lowers them.
/// </summary>
public sealed class CostOfAnOrderTests(SharedShop shared) : ShopTest(shared), IDisposable
{
    /// <param name="Reads">Statements that only read.</param>
    /// <param name="Writes">Statements that write.</param>
    /// <param name="Commits">Transactions that write.</param>
    /// <param name="Outbox">Messages left for handlers and jobs.</param>
    /// <param name="Inbox">Events whose effect is recorded.</param>
    private sealed record Cost(int Reads, int Writes, int Commits, int Outbox, int Inbox)
    {
        public bool IsWithin(Cost bound) =>
            Reads <= bound.Reads && Writes <= bound.Writes && Commits <= bound.Commits && Outbox <= bound.Outbox && Inbox <= bound.Inbox;

        public Cost Least(Cost other) => new(Math.Min(Reads, other.Reads), Math.Min(Writes, other.Writes), Math.Min(Commits, other.Commits),
            Math.Min(Outbox, other.Outbox), Math.Min(Inbox, other.Inbox));
    }

    /// <summary>The same on every database. Sandbox is left out: it stands for the gateway and the carrier.</summary>
    private static readonly Dictionary<string, Cost> Bounds = new(StringComparer.Ordinal)
    {
        ["backoffice"] = new(0, 0, 0, 0, 0),
        ["catalog"] = new(4, 0, 0, 0, 0),
        ["customers"] = new(0, 0, 0, 0, 0),
        ["inventory"] = new(4, 12, 3, 0, 1),
        ["notifications"] = new(13, 21, 9, 4, 5),
        ["ordering"] = new(20, 41, 10, 6, 6),
        ["payments"] = new(7, 20, 6, 4, 2),
        // What is remembered for a while, tax rates and zones, is read anew on a slow machine.
        ["pricing"] = new(2, 1, 1, 0, 0),
        // What the carrier reports bunches up where there is time for it, and is read at once; on a slow machine it is read once more.
        ["shipping"] = new(15, 29, 10, 10, 3),
    };

    /// <summary>
    /// A webhook may overtake the answer that it is about, or the poller both, and then an order costs more: as many are tried, and the least of each
    /// figure counts.
    /// </summary>
    private const int Orders = 30;

    private readonly DatabaseMeter _meter = new();

    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync(_ => { }, services => _meter.Watch(services, Bounds.Keys));

    public void Dispose() => _meter.Dispose();

    [Fact]
    public async Task An_order_costs_no_more_statements_commits_and_messages_than_it_did()
    {
        var skus = (await ProductAsync(), await ProductAsync());
        // The first one fills what the shop remembers.
        await BuyAsync(skus);
        var least = await BuyAsync(skus);
        for (var order = 1; order < Orders && !Bounds.All(b => least[b.Key].IsWithin(b.Value)); order++)
            foreach (var (module, cost) in await BuyAsync(skus)) least[module] = least[module].Least(cost);
        if (Bounds.All(b => least[b.Key].IsWithin(b.Value))) return;
        Assert.Fail($"An order costs more than the table of this test allows.\n{Table(least)}\nThe last one by slice, reads + writes in commits:\n{BySlice()}");
    }

    private async Task<Dictionary<string, Cost>> BuyAsync((string First, string Second) skus)
    {
        await SettledAsync();
        var before = await MessagesAsync();
        _meter.Reset(Shop);
        var cart = await CartAsync(Guest, (skus.First, 1), (skus.Second, 2));
        var order = (await Guest.PostAsync("/orders", OrderBody(await QuoteAsync(Guest, cart)), NewKey())).ShouldBe(201)["id"].GetGuid();
        // Not asked for over HTTP: that would cost, too.
        await Eventually.TrueAsync(() => Shop.AskAsync((OrderingDbContext db) => db.Orders.AnyAsync(
            o => o.Id == order && o.Status == OrderStatus.Delivered && o.PaymentStatus == PaymentStatus.Captured)), "the order is delivered and captured");
        await SettledAsync();
        var (after, work) = (await MessagesAsync(), _meter.Count());
        return Bounds.Keys.ToDictionary(module => module, module =>
        {
            var sum = work.Where(w => w.Key.Module == module).Aggregate(default(DatabaseWork), (all, one) => all + one.Value);
            return new Cost(sum.Reads, sum.Writes, sum.Commits, after[module].Outbox - before[module].Outbox, after[module].Inbox - before[module].Inbox);
        }, StringComparer.Ordinal);
    }

    private Task SettledAsync() => Eventually.TrueAsync(async () => (await Shop.OutstandingAsync()).Count == 0, "all work is done");

    /// <summary>How many rows outbox and inbox have, by module.</summary>
    private async Task<Dictionary<string, (int Outbox, int Inbox)>> MessagesAsync()
    {
        await using var scope = Shop.Services.CreateAsyncScope();
        var found = new Dictionary<string, (int Outbox, int Inbox)>(StringComparer.Ordinal);
        foreach (var module in Bounds.Keys)
        {
            var db = scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(module);
            found[module] = (await db.Outbox.CountAsync(), await db.Inbox.CountAsync());
        }
        return found;
    }

    private static string Table(Dictionary<string, Cost> cost) => string.Join('\n', cost.Select(c =>
        $"        [\"{c.Key}\"] = new({c.Value.Reads}, {c.Value.Writes}, {c.Value.Commits}, {c.Value.Outbox}, {c.Value.Inbox}),"
            + (c.Value.IsWithin(Bounds[c.Key]) ? "" : $" // more than {Bounds[c.Key]}")));

    private string BySlice() => string.Join('\n', _meter.Count().OrderBy(s => s.Key)
        .Select(s => $"{s.Key.Module,-14} {s.Key.Slice,-50} {s.Value.Reads,3} + {s.Value.Writes,3} in {s.Value.Commits}"));
}
