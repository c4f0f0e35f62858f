using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ClickCart.Benchmarks.Replay;

/// <summary>Replays a real order book through the REST API alone, then compares what the shop says with what the file says.</summary>
internal sealed class ReplayVerb
{
    private const string Currency = "GBP";
    private const int Workers = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Plan _plan;
    private readonly Shop _guest;
    private readonly Shop _admin;

    /// <summary>Part of every Idempotency-Key and order: a second replay into the same shop buys again instead of being answered from the first.</summary>
    private readonly string _run = TimeProvider.System.GetUtcNow().ToString("yyMMddHHmmss", CultureInfo.InvariantCulture);

    private readonly ConcurrentDictionary<string, long> _price = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (Guid Id, JsonNode Fields)> _product = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _pricing = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _failures = new(StringComparer.Ordinal);
    private int _priceChanges;

    private ReplayVerb(Plan plan, Shop guest, Shop admin) => (_plan, _guest, _admin) = (plan, guest, admin);

    public static async Task<int> RunAsync(string file, Options options)
    {
        var plan = Plan.Of(OrderBook.Read(file), options["invoices"] is null ? null : options.Number("invoices", 0));
        if (plan.Sales.Count == 0) throw new CommandException("Nothing in this file can be sold.");
        var data = options["url"] is null ? Directory.CreateTempSubdirectory("clickcart-replay-").FullName : null;
        try
        {
            if (data is null) return await ReplayAsync(plan, new Uri(options["url"]!), options["password"]
                ?? throw new CommandException($"--url needs --password, that of {Shop.AdminEmail}."), null);
            var settings = OwnHost(data);
            int code;
            await using (var server = await ServerProcess.StartAsync(ServerProcess.HostDll, [], settings, data, "/health/ready"))
            {
                // So that the gateway's ledger is compared too.
                var gateway = new Uri(server.Url, "/sandbox/stripe").ToString();
                code = await ReplayAsync(
                    plan, server.Url, settings["ClickCart:Admin:Password"],
                    () => ServerProcess.RunAsync(ServerProcess.HostDll, ["verify"], new Dictionary<string,
                        string>(settings)
                    { ["Payments:Stripe:BaseUrl"] = gateway }));
            }
            return code;
        }
        finally
        {
            if (data is not null) Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>An empty shop with nobody else in it, and an outside world that answers at once.</summary>
    public static Dictionary<string, string> OwnHost(string data) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Database:Folder"] = Path.Combine(data, "data"),
        ["ClickCart:Admin:Password"] = "Bench-" + Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8)),
        ["RateLimits:Enabled"] = "false",
        ["Sandbox:TransitSeconds"] = "0",
        ["Sandbox:LatencyMs"] = "0",
        ["Logging:LogLevel:Default"] = "Warning",
    };

    private static async Task<int> ReplayAsync(Plan plan, Uri url, string password, Func<Task<(int Code, string Output)>>? verify)
    {
        using var guest = new Shop(url);
        var replay = new ReplayVerb(plan, guest, await guest.AsAdminAsync(password));
        var watch = Stopwatch.StartNew();
        await replay.ImportAsync();
        await replay.WithProgressAsync("orders", plan.Sales, replay.BuyAsync);
        var orders = new Dictionary<Guid, JsonElement>();
        await replay.WithProgressAsync("delivered and captured", [.. plan.Sales.Where(s => s.OrderId is not null)], async sale =>
        {
            if (await replay.SettledAsync(sale) is { } order)
                lock (orders) orders.Add(sale.OrderId!.Value, order);
        });
        var took = watch.Elapsed;
        await replay.WithProgressAsync("refunds", [.. plan.Refunds.Where(r => r.Sale.OrderId is not null)], replay.RefundAsync);
        var refunded = 0L;
        await replay.WithProgressAsync("refunds settled", plan.Refunds.Where(r => r.Sale.OrderId is not null).GroupBy(r => r.Sale).ToList(), async refunds =>
            Interlocked.Add(ref refunded, await replay.RefundedAsync(refunds.Key, [.. refunds])));
        var shipped = await replay.ShippedAsync();
        return await replay.ReportAsync(orders, refunded, shipped, took, verify);
    }

    /// <summary>Products at the first price of the file, and enough stock for all of it. Products that are there already are topped up.</summary>
    private async Task ImportAsync()
    {
        var need = new Dictionary<string, (long Price, int Quantity)>(StringComparer.Ordinal);
        foreach (var line in _plan.Sales.SelectMany(s => s.Lines))
            need[line.Sku] = need.TryGetValue(line.Sku, out var known) ? (known.Price, checked(known.Quantity + line.Quantity))
                : (line.UnitPrice, line.Quantity);
        var onHand = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (var item in _admin.ListAsync("/admin/stock")) onHand[item.GetProperty("sku").GetString()!] = item.GetProperty("onHand").GetInt32();
        var category = (await _guest.GetAsync("/categories")).Must(200)["items"].EnumerateArray().Select(c => c.GetProperty("slug").GetString())
            .FirstOrDefault() ?? "gifts";

        var csv = new StringBuilder("sku,name,description,category,price,currency,weightGrams,stock\n");
        foreach (var (sku, (price, quantity)) in need)
        {
            var name = _plan.Names.GetValueOrDefault(sku, sku).Replace("\"", "\"\"", StringComparison.Ordinal);
            csv.Append($"{sku},\"{name}\",\"{name}\",{category},{price / 100}.{price % 100:00},{Currency},1,{onHand.GetValueOrDefault(sku) + quantity}\n");
            _price[sku] = price;
        }
        var answer = (await _admin.SendAsync(HttpMethod.Post, "/admin/products/import", csv: csv.ToString())).Must(200);
        if (answer["rejected"].GetArrayLength() > 0) throw new CommandException($"The import rejected lines: {answer["rejected"]}");
        AnsiConsole.MarkupLineInterpolated($"{need.Count} products imported: {answer["created"]} new, {answer["updated"]} there already.");

        // Stock arrives by message.
        var waiting = need.Keys.ToHashSet(StringComparer.Ordinal);
        var watch = Stopwatch.StartNew();
        while (waiting.Count > 0)
        {
            if (watch.Elapsed > Patience) throw new CommandException($"The imported stock of {waiting.Count} products did not arrive.");
            foreach (var batch in waiting.Chunk(100))
            {
                var found = (await _guest.GetAsync("/availability?" + string.Join('&', batch.Select(s => "sku=" + Uri.EscapeDataString(s))))).Must(200);
                foreach (var item in found["items"].EnumerateArray())
                    if (item.GetProperty("available").GetInt32() >= need[item.GetProperty("sku").GetString()!].Quantity) waiting.Remove(item.GetProperty("sku")
                        .GetString()!);
            }
            if (waiting.Count > 0) await Task.Delay(200);
        }
    }

    private async Task BuyAsync(Sale sale)
    {
        var cart = (await _guest.SendAsync(HttpMethod.Post, "/carts", new { })).Must(201)["id"].GetString()!;
        foreach (var line in sale.Lines)
            (await _guest.SendAsync(HttpMethod.Put, $"/carts/{cart}/items/{Uri.EscapeDataString(line.Sku)}", new { quantity = line.Quantity })).Must(200);

        ApiResponse quote;
        // From the price to the quote that locks it no other order may change it. Always in the same sequence, so that nobody waits in a circle.
        var locks = sale.Lines.Select(l => l.Sku).Order(StringComparer.Ordinal).Select(sku => _pricing.GetOrAdd(sku, _ => new(1, 1))).ToList();
        foreach (var turn in locks) await turn.WaitAsync();
        try
        {
            foreach (var line in sale.Lines.Where(l => _price[l.Sku] != l.UnitPrice)) await RepriceAsync(line.Sku, line.UnitPrice);
            quote = await _guest.SendAsync(HttpMethod.Post, $"/carts/{cart}/quotes",
                new { shipTo = Countries.Address(sale.Country, sale.Customer), email = sale.Email });
        }
        finally
        {
            foreach (var turn in locks) turn.Release();
        }
        if (!quote.Is(201))
        {
            NoteFailure("quote", quote);
            return;
        }
        var option = quote["shippingOptions"][0];
        var order = await _guest.SendAsync(HttpMethod.Post, "/orders", new
        {
            quoteId = quote["id"].GetString(),
            shippingOptionId = option.GetProperty("id").GetString(),
            email = sale.Email,
            paymentMethod = "pm_card_visa",
            expectedTotal = option.GetProperty("total"),
        }, key: $"replay-{_run}-{sale.Invoice}-{sale.Part}");
        if (order.Is(201)) sale.OrderId = order["id"].GetGuid();
        else NoteFailure("order", order);
    }

    private async Task RepriceAsync(string sku, long price)
    {
        if (!_product.TryGetValue(sku, out var product))
        {
            await foreach (var item in _admin.ListAsync($"/admin/products?q={Uri.EscapeDataString(sku)}"))
            {
                var whole = (await _admin.GetAsync($"/admin/products/{item.GetProperty("id").GetGuid()}")).Must(200);
                if (whole["variants"].EnumerateArray().All(v => v.GetProperty("sku").GetString() != sku)) continue;
                // What a PUT takes; the rest of the answer is the shop's own.
                var fields = new JsonObject();
                foreach (var name in (string[])["name", "slug", "description", "category", "status", "attributes", "variants"])
                    fields[name] = JsonNode.Parse(whole[name].GetRawText());
                product = (item.GetProperty("id").GetGuid(), fields);
                break;
            }
            if (product.Fields is null) throw new CommandException($"The shop does not find its own SKU {sku}.");
        }
        var node = product.Fields.DeepClone();
        foreach (var variant in node["variants"]!.AsArray())
        {
            if ((string?)variant!["sku"] == sku) variant["price"] = new JsonObject { ["amount"] = price, ["currency"] = Currency };
            foreach (var extra in variant.AsObject().Select(p => p.Key).Except(["sku", "name", "price", "weightGrams"]).ToList()) variant.AsObject()
                .Remove(extra);
        }
        // Stock changes move no product version, but another clerk might: read its version again when it is stale.
        for (var attempt = 1; ; attempt++)
        {
            var tag = (await _admin.GetAsync($"/admin/products/{product.Id}")).Must(200).ETag;
            var answer = await _admin.SendAsync(HttpMethod.Put, $"/admin/products/{product.Id}", node, ifMatch: tag);
            if (answer.Is(412) && attempt < 5) continue;
            answer.Must(200);
            break;
        }
        _product[sku] = (product.Id, node);
        _price[sku] = price;
        Interlocked.Increment(ref _priceChanges);
    }

    /// <summary>The order once it is delivered and its money captured, or null when that does not come.</summary>
    private async Task<JsonElement?> SettledAsync(Sale sale)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var order = (await _admin.GetAsync($"/admin/orders/{sale.OrderId}")).Must(200);
            var (status, payment) = (order["status"].GetString(), order["paymentStatus"].GetString());
            if (status == "delivered" && payment == "captured") return order.Json;
            if (status == "cancelled" || payment == "declined" || watch.Elapsed > Patience)
            {
                NoteFailure("delivery", $"order stays {status}, {payment}");
                return null;
            }
            await Task.Delay(250);
        }
    }

    private async Task RefundAsync(MoneyBack refund)
    {
        var answer = await _admin.SendAsync(HttpMethod.Post, $"/admin/orders/{refund.Sale.OrderId}/refunds",
            new { amount = new { amount = refund.Amount, currency = Currency }, reason = $"Cancellation {refund.Invoice}" },
                key: $"replay-{_run}-{refund.Invoice}-{refund.Sale.Invoice}-{refund.Sale.Part}");
        if (!answer.Is(202)) NoteFailure("refund", answer);
    }

    /// <summary>What the order says was refunded, once each of its refunds has succeeded; each names its cancellation.</summary>
    private async Task<long> RefundedAsync(Sale sale, List<MoneyBack> refunds)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var order = (await _admin.GetAsync($"/admin/orders/{sale.OrderId}")).Must(200);
            var done = order["refunds"].EnumerateArray().Where(r => r.GetProperty("status").GetString() == "succeeded")
                .Select(r => (r.GetProperty("reason").GetString(), r.GetProperty("amount").GetProperty("amount").GetInt64())).ToList();
            var missing = refunds.Count(r => !done.Contains(($"Cancellation {r.Invoice}", r.Amount)));
            if ((missing == 0 && order["paymentStatus"].GetString() is "partiallyRefunded" or "refunded") || watch.Elapsed > Patience)
            {
                if (missing > 0) NoteFailure("refund", $"{missing} of an order's refunds did not succeed in time");
                return order["refunded"].GetProperty("amount").GetInt64();
            }
            await Task.Delay(250);
        }
    }

    /// <summary>Units that the stock ledger says went out for our orders.</summary>
    private async Task<long> ShippedAsync()
    {
        var ours = _plan.Sales.Where(s => s.OrderId is not null).Select(s => s.OrderId!.Value.ToString()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var units = 0L;
        await WithProgressAsync("ledger", _price.Keys.ToList(), async sku =>
        {
            await foreach (var movement in _admin.ListAsync($"/admin/stock/{Uri.EscapeDataString(sku)}/movements"))
                if (movement.GetProperty("kind").GetString() == "shipped"
                    && ours.Contains(movement.GetProperty("reference").GetString() ?? "")) Interlocked.Add(ref units, -movement.GetProperty("delta")
                    .GetInt64());
        });
        return units;
    }

    private async Task<int> ReportAsync(Dictionary<Guid, JsonElement> orders, long refunded, long shipped, TimeSpan took,
        Func<Task<(int Code, string Output)>>? verify)
    {
        var placed = _plan.Sales.Where(s => s.OrderId is not null).ToList();
        var lines = orders.Values.Sum(o => o.GetProperty("lines").GetArrayLength());
        var revenue = orders.Values.Sum(o => o.GetProperty("subtotal").GetProperty("amount").GetInt64());
        var sold = _plan.Sales.SelectMany(s => s.Lines).Sum(l => (long)l.Quantity);
        var exact = placed.Count(s => orders.TryGetValue(s.OrderId!.Value, out var o) && o.GetProperty("subtotal").GetProperty("amount").GetInt64(
            ) == s.Subtotal);

        var table = new Table().Border(TableBorder.Rounded).AddColumn("").AddColumn(new TableColumn("File").RightAligned())
            .AddColumn(new TableColumn("ClickCart").RightAligned()).AddColumn("");
        var equal = true;
        void Row(string what, string file, string shop, bool same)
        {
            equal &= same;
            table.AddRow(new Text(what), new Text(file), new Text(shop), new Markup(same ? "[green]equal[/]" : "[red]differs[/]"));
        }
        Row("orders (one per invoice; two where a line is repeated at another price)", $"{_plan.Sales.Count}", $"{placed.Count}",
            placed.Count == _plan.Sales.Count);
        Row("delivered and captured", $"{_plan.Sales.Count}", $"{orders.Count}", orders.Count == _plan.Sales.Count);
        Row("order lines", $"{_plan.Sales.Sum(s => s.Lines.Count)}", $"{lines}", lines == _plan.Sales.Sum(s => s.Lines.Count));
        Row("orders equal to their invoice", $"{_plan.Sales.Count}", $"{exact}", exact == _plan.Sales.Count);
        Row("revenue", Pounds(_plan.Revenue), Pounds(revenue), revenue == _plan.Revenue);
        Row($"refunds ({_plan.Refunds.Count})", Pounds(_plan.MoneyBack), Pounds(refunded), refunded == _plan.MoneyBack);
        Row("stock sold, by the ledger", $"{sold}", $"{shipped}", shipped == sold);
        if (verify is null)
        {
            table.AddRow(new Text("invariants"), new Text(""), new Text("skipped: the Host is not ours"), new Text(""));
        }
        else
        {
            var (code, output) = await verify();
            Row("invariants", "all hold", code == 0 ? "all hold" : "broken", code == 0);
            if (code != 0) Console.WriteLine(output);
        }

        Console.WriteLine();
        AnsiConsole.MarkupLineInterpolated($"{_plan.Invoices} invoices and {_plan.Cancellations} cancellations with {_plan.LinesRead} lines read; {_plan.LinesSold} lines sold, {_plan.LinesRefunded} refunded ({_plan.Partly} of them only as far as earlier orders reach), {_plan.LeftOut.Values.Sum()} left out; of {_plan.EmptyInvoices} invoices nothing was left.");
        var left = new Table().Border(TableBorder.Rounded).AddColumn("Left out, because").AddColumn(new TableColumn("lines").RightAligned());
        foreach (var (reason, count) in _plan.LeftOut.OrderByDescending(r => r.Value)) left.AddRow(new Text(reason), new Text($"{count}"));
        AnsiConsole.Write(left);
        AnsiConsole.Write(table);
        AnsiConsole.MarkupLineInterpolated($"{placed.Count} orders from cart to doorstep in {took:hh\\:mm\\:ss}: {placed.Count / took.TotalSeconds:F1} a second, with {_priceChanges} price changes and {_guest.Retries + _admin.Retries} requests sent again.");
        foreach (var (what, count) in _failures.OrderByDescending(t => t.Value).Take(20)) AnsiConsole.MarkupLineInterpolated($"[red]{count} × {what}[/]");
        AnsiConsole.MarkupLine(equal ? "[green]Every figure is equal.[/]" : "[red]Figures differ.[/]");
        return equal ? 0 : 1;
    }

    private void NoteFailure(string what, ApiResponse answer) => NoteFailure(
        what, $"{(int)answer.Status} {answer.Problem} {(answer.Json.ValueKind is JsonValueKind.Object && answer.Json.TryGetProperty("detail", out var detail) ? detail.GetString() : "")}");

    private void NoteFailure(string what, string why) => _failures.AddOrUpdate($"{what}: {why}", 1, (_, n) => n + 1);

    private static string Pounds(long pence) => $"{pence / 100}.{pence % 100:00} {Currency}";

    private async Task WithProgressAsync<T>(string what, IReadOnlyCollection<T> items, Func<T, Task> work)
    {
        await AnsiConsole.Progress().Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(),
            new RateColumn(), new RemainingTimeColumn()).StartAsync(async progress =>
        {
            var task = progress.AddTask(what, maxValue: Math.Max(1, items.Count));
            await Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = Workers }, async (item, _) =>
            {
                await work(item);
                task.Increment(1);
            });
            task.Value = task.MaxValue;
        });
    }

    private sealed class RateColumn : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(task.Speed is { } speed ? $"{speed:F1}/s" : "");
    }
}
