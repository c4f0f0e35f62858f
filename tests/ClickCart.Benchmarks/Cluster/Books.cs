using System.Text.Json;

namespace ClickCart.Benchmarks.Cluster;

/// <summary>What a ledger holds together.</summary>
internal sealed record Totals(long Payments, decimal Captured, decimal Refunded)
{
    public override string ToString() => $"{Payments} payments, {Captured:N2} captured, {Refunded:N2} refunded";
}

/// <summary>The books of the shop and of the gateway, once all is at rest.</summary>
internal static class Books
{
    /// <summary>What counts as at rest needs a moment: tried a few times before it is believed.</summary>
    public static async Task<(int Code, string Output)> VerifyAsync(Dictionary<string, string> settings)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await ServerProcess.RunAsync(ServerProcess.HostDll, ["verify"], settings);
            if (result.Code == 0 || attempt == 6) return result;
            await Task.Delay(TimeSpan.FromSeconds(10));
        }
    }

    /// <summary>As the shop's orders tell it, one by one.</summary>
    public static async Task<Totals> OfShopAsync(Shop admin)
    {
        var (count, captured, refunded) = (0L, 0L, 0L);
        await foreach (var row in admin.ListAsync("/admin/orders"))
        {
            var order = (await admin.GetAsync($"/admin/orders/{row.GetProperty("id").GetString()}")).Must(200);
            if (order["paymentStatus"].GetString() is not ("captured" or "refunded" or "partiallyRefunded")) continue;
            (count, captured) = (count + 1, captured + order["total"].GetProperty("amount").GetInt64());
            refunded += order["refunded"].GetProperty("amount").GetInt64();
        }
        return new(count, captured / 100m, refunded / 100m);
    }

    /// <summary>The gateway's lists, read as its customers read them.</summary>
    public static async Task<Totals> OfGatewayAsync(Uri node)
    {
        using var http = new HttpClient { BaseAddress = node };
        http.DefaultRequestHeaders.Authorization = new("Bearer", "sk_test_sandbox");
        var (count, captured, refunded) = (0L, 0L, 0L);
        await foreach (var intent in ListAsync("payment_intents"))
        {
            if (intent.GetProperty("amount_received").GetInt64() is var amount and > 0) (count, captured) = (count + 1, captured + amount);
        }
        await foreach (var refund in ListAsync("refunds"))
        {
            if (refund.GetProperty("status").ValueEquals("succeeded")) refunded += refund.GetProperty("amount").GetInt64();
        }
        return new(count, captured / 100m, refunded / 100m);

        async IAsyncEnumerable<JsonElement> ListAsync(string what)
        {
            for (var after = ""; ;)
            {
                var page = JsonElement.Parse(await http.GetByteArrayAsync(new Uri($"/sandbox/stripe/v1/{what}?limit=100{after}", UriKind.Relative)));
                foreach (var item in page.GetProperty("data").EnumerateArray())
                {
                    after = "&starting_after=" + item.GetProperty("id").GetString();
                    yield return item;
                }
                if (!page.GetProperty("has_more").GetBoolean()) yield break;
            }
        }
    }
}
