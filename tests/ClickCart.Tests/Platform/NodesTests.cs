#if POSTGRESQL || SQLSERVER
using Microsoft.Extensions.Hosting;
namespace ClickCart.Tests.Platform;

/// <summary>Two nodes on one database: it makes no difference which one is asked.</summary>
public sealed class NodesTests(SharedShop shop) : ShopTest(shop)
{
    private Shop _other = null!;

    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync(("Shutdown:DelaySeconds", "5"), ("Sandbox:TransitSeconds", "2"));

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _other = await Shop.NodeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        try
        {
            await _other.DisposeAsync();
        }
        catch (ObjectDisposedException)
        {
            // It had stopped by itself.
        }
        await base.DisposeAsync();
    }

    [Fact]
    public async Task A_browser_sees_at_once_what_another_node_has_changed()
    {
        var sku = await ProductAsync(stock: 10);
        using var http = new HttpClient { BaseAddress = _other.ClientOptions.BaseAddress };
        await using var stream = await http.GetStreamAsync(new Uri($"/api/v1/availability/stream?sku={sku}", UriKind.Relative),
            TestContext.Current.CancellationToken);
        using var lines = new StreamReader(stream);
        (await DataAsync(lines)).ShouldContain("10");

        (await Admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta = -3, reason = "test" }, NewKey())).ShouldBe(201);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        (await DataAsync(lines)).ShouldContain("7");
        // The stream reads again by itself every ten seconds.
        if (TestDatabase.Provider is DatabaseProvider.PostgreSql) watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task A_session_and_an_idempotency_key_of_one_node_hold_on_the_other()
    {
        var (customer, _) = await Shop.CustomerAsync();
        var elsewhere = new Client(_other.CreateClient(), customer.Token);
        var quote = await QuoteAsync(customer, await CartAsync(elsewhere, (await ProductAsync(), 1)));
        var key = NewKey();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Eventually.GetAsync(async () =>
        {
            // 409 says that this very request is under way on the same node.
            var answer = await (i % 2 == 0 ? customer : elsewhere).PostAsync("/orders", OrderBody(quote), key);
            return (int)answer.Status == 409 ? null : answer.ShouldBe(201);
        }, "the order is answered")));
        answers.Select(a => a["id"].GetString()).Distinct().Count().ShouldBe(1);

        (await elsewhere.DeleteAsync("/sessions/current")).ShouldBe(204);
        await Eventually.TrueAsync(async () => (int)(await customer.GetAsync("/me")).Status == 401, "signing out holds everywhere");
    }

    [Fact]
    public async Task The_last_ones_in_stock_are_sold_once_whichever_nodes_sell_them()
    {
        var sku = await ProductAsync(stock: 3);
        var orders = await Task.WhenAll(Enumerable.Range(0, 12).Select(async i =>
        {
            var client = i % 2 == 0 ? Guest : _other.Guest;
            return await client.PostAsync("/orders", OrderBody(await QuoteAsync(client, await CartAsync(client, (sku, 1)))), NewKey());
        }));
        orders.Count(o => (int)o.Status == 201).ShouldBe(3);
        foreach (var refused in orders.Where(o => (int)o.Status != 201)) refused.ShouldBeProblem(409, "out-of-stock");
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_node_that_is_told_to_stop_is_not_ready_at_once_works_on_for_a_while_and_leaves_the_rest_to_the_other()
    {
        var sku = await ProductAsync();
        using var http = new HttpClient { BaseAddress = _other.ClientOptions.BaseAddress };
        var other = new Client(http);
        var quote = await QuoteAsync(other, await CartAsync(other, (sku, 1)));
        _other.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await Eventually.TrueAsync(async () => (int)(await other.GetAsync("~/health/ready")).Status == 503, "the node is not ready");
        (await other.GetAsync("~/health/live")).ShouldBe(200);
        var order = (await other.PostAsync("/orders", OrderBody(quote), NewKey())).ShouldBe(201);

        await Eventually.TrueAsync(async () =>
        {
            try
            {
                return (int)(await other.GetAsync("~/health/live")).Status != 200;
            }
            catch (HttpRequestException)
            {
                return true;
            }
        }, "the node is gone");
        await DeliveredAsync(Guest, order);
        await Shop.ShouldBeSoundAsync();
    }

    private static async Task<string> DataAsync(StreamReader lines)
    {
        while (await lines.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            if (line.StartsWith("data:", StringComparison.Ordinal)) return line;
        throw new EndOfStreamException("The stream ended.");
    }
}
#endif
