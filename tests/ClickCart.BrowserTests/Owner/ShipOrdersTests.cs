namespace ClickCart.BrowserTests.Owner;

public sealed class ShipOrdersTests(SharedShop shop, Chromium chromium) : OwnerWalk(shop, chromium)
{
    private static readonly TimeSpan Transit = TimeSpan.FromMinutes(30);

    // Its carrier is down at times, and its parcels stand still until the clock is moved.
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync(("Sandbox:TransitSeconds", $"{Transit.TotalSeconds}"));

    [Theory]
    [InlineData(Screen.Desktop, true)]
    [InlineData(Screen.Phone, false)]
    public async Task A_paid_order_gets_its_label_by_itself_and_is_followed_to_the_doorstep(Screen screen, bool scripts)
    {
        var order = await OrderAsync(Guest, await ProductAsync());
        await OrderUntilAsync(Guest, order, o => o.GetProperty("fulfilmentStatus").GetString() == "labelled", "the label is bought");
        var owner = await OwnerAsync("/admin/orders", screen, scripts);
        await owner.FollowAsync(order["number"].GetString()!);
        await owner.ShouldSeeAsync("Labelled");
        var code = (await OrderUntilAsync(Guest, order, _ => true, "it is there"))["shipments"][0].GetProperty("trackingCode").GetString()!;
        await owner.ShouldSeeAsync(code);
        var label = await owner.Page.GetByRole(AriaRole.Link, new() { Name = "Print it" }).GetAttributeAsync("href");
        var printed = await owner.Page.APIRequest.GetAsync(label!);
        printed.Headers["content-type"].ShouldStartWith("image/svg+xml");
        (await printed.TextAsync()).ShouldContain(code);

        Shop.Clock.Advance(Transit / 2);
        await SeeAsync(owner, order, "shipped", "Shipment dispatched");
        Shop.Clock.Advance(Transit);
        await SeeAsync(owner, order, "delivered", "Shipment delivered");
    }

    [Theory]
    [InlineData(Screen.Desktop, true)]
    [InlineData(Screen.Phone, false)]
    public async Task While_the_carrier_is_down_the_order_says_so_and_afterwards_the_owner_makes_it_go_at_once(Screen screen, bool scripts)
    {
        var (owner, order) = await WithoutLabelAsync(screen, scripts, tries: Backoff.MaxTries - 2);
        await owner.ShouldSeeAsync("the next try comes by itself");
        await RunAgainAsync(owner, order, "Retrying");
    }

    [Fact]
    public async Task What_the_carrier_let_die_waits_for_the_owner_and_the_order_goes_on()
    {
        var (owner, order) = await WithoutLabelAsync(Screen.Desktop, scripts: true, tries: Backoff.MaxTries);
        await owner.ShouldSeeAsync("given up: somebody has to run it again");
        (await owner.Page.GetByRole(AriaRole.Link, new() { Name = "Background work 1 dead" }).CountAsync()).ShouldBe(1);
        await RunAgainAsync(owner, order, "Dead");
    }

    /// <summary>The owner at a paid order whose label the carrier has not sold in so many tries.</summary>
    private async Task<(Visitor Owner, ApiResponse Order)> WithoutLabelAsync(Screen screen, bool scripts, int tries)
    {
        (await Guest.PutAsync("~/sandbox/faults", new[] { new { target = "easypost", match = "POST /v2/shipments/*/buy", kind = "status", status = 503 } }))
            .ShouldBe(200);
        var order = await OrderAsync(Guest, await ProductAsync());
        await TriedAsync("shipping.BuyLabel", tries);
        var owner = await OwnerAsync($"/admin/orders/{order["id"].GetString()}", screen, scripts);
        await owner.ShouldSeeAsync("The label could not be bought.");
        await owner.ShouldSeeAsync("The carrier answered 503");
        await owner.ShouldSeeAsync($"It was tried {tries} times");
        return (owner, order);
    }

    /// <summary>The carrier is back, and the owner does not wait until the job is tried again by itself.</summary>
    private async Task RunAgainAsync(Visitor owner, ApiResponse order, string state)
    {
        (await Guest.DeleteAsync("~/sandbox/faults")).ShouldBe(204);
        await owner.FollowAsync("See the job");
        await Assertions.Expect(owner.Page.GetByRole(AriaRole.Main).GetByText(state, new() { Exact = true })).ToBeVisibleAsync();
        await owner.FillAsync("Why run it again?", "The carrier is back");
        await owner.PressAsync("Run again");
        await owner.ShouldSeeAsync("It is being run again.");
        await OrderUntilAsync(Guest, order, o => o.GetProperty("fulfilmentStatus").GetString() == "labelled", "the label is bought");
        Shop.Clock.Advance(Transit / 2);
        await SeeAsync(owner, order, "shipped", "Shipment dispatched");
        (await owner.Page.GetByText("could not be bought").CountAsync()).ShouldBe(0);
        Shop.Clock.Advance(Transit);
        await DeliveredAsync(Guest, order);
        await Shop.ShouldBeSoundAsync();
    }

    /// <summary>The order's page, once the order is as far.</summary>
    private async Task SeeAsync(Visitor owner, ApiResponse order, string status, string timeline)
    {
        await OrderUntilAsync(Guest, order, o => o.GetProperty("status").GetString() == status, $"the order is {status}");
        await owner.GoAsync($"/admin/orders/{order["id"].GetString()}");
        await owner.ShouldSeeAsync(timeline);
    }

    /// <summary>Waits until the slice's job has failed that often; only the waits between its tries are left out.</summary>
    private Task TriedAsync(string subscriber, int tries) => Eventually.TrueAsync(async () =>
    {
        await using var scope = Shop.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(subscriber.Split('.')[0]);
        if (await db.Outbox.AsNoTracking().SingleOrDefaultAsync(m => m.Subscriber == subscriber) is not { LastError: not null } job) return false;
        var now = Shop.Clock.GetUtcNow();
        if (job.Failures >= tries) return job.DeadAt is not null || job.DueAt - now > OutboxLease.Time;
        using var turn = await db.WriteTurnAsync(TestContext.Current.CancellationToken);
        await db.Outbox.Where(m => m.Id == job.Id && m.Attempts == job.Attempts && m.DueAt == job.DueAt)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Failures, tries - 1).SetProperty(m => m.DueAt, now));
        return false;
    }, $"{subscriber} has been tried {tries} times");
}
