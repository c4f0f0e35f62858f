using System.Text.Json;
using ClickCart.Simulation.Actors;

namespace ClickCart.Simulation;

/// <summary>
/// What must hold: after each step what the modules that it changed say of themselves, at the end all that <c>-- verify</c> asks, and how orders ended.
/// </summary>
internal sealed class Checks(World world, Shoppers shoppers)
{
    /// <summary>Those that allow for time are asked at the end, when it has passed and all that was due is done; so is what asks the gateway.</summary>
    private static readonly string[] Later = ["5 ", "10 ", "14 ", "18 ", "19 ", "20 ", "21 "];

    /// <summary>After a step: the invariants of the modules that have committed since the last.</summary>
    public async Task HoldAsync()
    {
        if (world.Changed.Count == 0) return;
        var changed = world.Changed.ToHashSet(StringComparer.Ordinal);
        world.Changed.Clear();
        await using var scope = world.Shop.Services.CreateAsyncScope();
        var asked = scope.ServiceProvider.GetServices<IInvariants>()
            .Where(i => changed.Contains(i.GetType().Assembly.GetName().Name!.Split('.')[^1].ToLowerInvariant()))
            .Select(i => new Asked([.. i.All.Where(one => !Later.Any(l => one.Name.StartsWith(l, StringComparison.Ordinal)))]));
        await AllHoldAsync(asked);
    }

    /// <summary>When faults have stopped and time has passed: everything.</summary>
    public async Task EndAsync()
    {
        await using (var scope = world.Shop.Services.CreateAsyncScope()) await AllHoldAsync(scope.ServiceProvider.GetServices<IInvariants>());
        var orders = await OrdersAsync();
        var unfinished = orders.Where(o => !HasEnded(o)).Select(Named).ToList();
        if (unfinished.Count > 0) throw new BrokenException("Not every order has ended:\n  " + string.Join("\n  ", unfinished));
        var known = shoppers.All.Where(p => p.OrderId is not null).Select(p => p.OrderId!.Value).ToList();
        var there = orders.ConvertAll(o => o.GetProperty("id").GetGuid());
        if (known.Except(there).Any()) throw new BrokenException("An order that was accepted is not there.");
        if (there.Except(known).Any()) throw new BrokenException("There is an order that nobody was told of: one key has made two, or an answer was no answer.");
    }

    /// <summary>Whether all orders have ended; what is still under way is no fault before the end.</summary>
    public async Task<bool> AllEndedAsync() => (await OrdersAsync()).TrueForAll(HasEnded);

    private static async Task AllHoldAsync(IEnumerable<IInvariants> asked)
    {
        var broken = new List<string>();
        await foreach (var (invariant, rows) in Finding.AllAsync(asked, CancellationToken.None))
            broken.AddRange(rows.Select(row => $"{invariant.Name}: {row}"));
        if (broken.Count > 0) throw new BrokenException("What must hold does not:\n  " + string.Join("\n  ", broken));
    }

    private async Task<List<JsonElement>> OrdersAsync()
    {
        var found = new List<JsonElement>();
        for (string? cursor = null; ;)
        {
            var page = await world.Caller.AdminAsync("GET", $"/admin/orders?limit=100{(cursor is null ? "" : $"&cursor={cursor}")}");
            if (page.Status != 200) throw new BrokenException($"Orders cannot be listed: {page.Says}");
            found.AddRange(page["items"].EnumerateArray());
            cursor = page["nextCursor"].GetString();
            if (cursor is null) return found;
        }
    }

    private static bool HasEnded(JsonElement order) => (Text(order, "status"), Text(order, "paymentStatus")) switch
    {
        ("delivered", "captured" or "partiallyRefunded" or "refunded" or "disputed" or "notRequired") => true,
        ("returned", "refunded" or "notRequired") => true,
        ("cancelled", "voided" or "declined" or "refunded" or "notRequired" or "disputed") => true,
        // Nobody has asked the gateway for anything that is left.
        ("cancelled", "pending" or "actionRequired") => true,
        // It waits for a person, and says why.
        ("confirmed", _) => Has(order, "deliveryProblem") || Has(order, "keptBackSince"),
        _ => false,
    };

    private string Named(JsonElement order) =>
        $"{shoppers.NameOf(order.GetProperty("id").GetGuid())}, {Text(order, "number")}: {Text(order, "status")}, {Text(order, "paymentStatus")}, {Text(order, "fulfilmentStatus")}";

    private static string Text(JsonElement order, string member) => order.TryGetProperty(member, out var value) ? value.ToString() : "";

    private static bool Has(JsonElement order, string member) => order.TryGetProperty(member, out var value) && value.ValueKind is not JsonValueKind.Null;

    private sealed record Asked(IReadOnlyList<Invariant> Some) : IInvariants
    {
        public IEnumerable<Invariant> All => Some;
    }
}
