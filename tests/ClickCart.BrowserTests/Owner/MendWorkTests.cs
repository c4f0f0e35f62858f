namespace ClickCart.BrowserTests.Owner;

public sealed class MendWorkTests(SharedShop shop, Chromium chromium) : OwnerWalk(shop, chromium)
{
    // Its dead letter is nothing that other walks should meet.
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync();

    [Fact]
    public async Task A_dead_job_is_found_run_again_and_the_invariants_hold_afterwards()
    {
        var sku = await ProductAsync(stock: 0);
        await PoisonAsync($$"""{"lines":[{"sku":"{{sku}}","onHand":7}],"actor":"test"}""");
        var owner = await OwnerAsync("/admin/system/invariants");
        await owner.ShouldSeeAsync("Broken");
        await owner.FollowAsync("Background work 1 dead");
        await owner.FollowAsync("Dead 1");
        await owner.FollowAsync("inventory.CountStock");
        await owner.ShouldSeeAsync("the shelf is gone");
        await owner.FillAsync("Why run it again?", "The shelf is back");
        await owner.PressAsync("Run again");
        await owner.ShouldSeeAsync("It is being run again.");
        await Eventually.TrueAsync(async () => (await Shop.OutstandingAsync()).Count == 0, "it is done");
        await owner.GoAsync("/admin/work/decisions");
        await owner.ShouldSeeAsync("The shelf is back");
        await owner.GoAsync($"/admin/stock/{sku}");
        await owner.ShouldSeeAsync("Received");
        await owner.FollowAsync("System");
        await owner.FollowAsync("Check the invariants");
        await owner.ShouldSeeAsync("All hold");
    }

    [Fact]
    public async Task A_dead_job_is_dropped_on_a_phone_without_scripts()
    {
        await PoisonAsync("{}");
        var owner = await OwnerAsync("/admin/work?state=dead", Screen.Phone, scripts: false);
        await owner.FollowAsync("inventory.CountStock");
        await owner.Page.GetByText("Drop…").ClickAsync();
        await owner.FillAsync("Why drop it?", "Of no use");
        await owner.PressAsync("Drop it for good");
        await owner.ShouldSeeAsync("It is dropped");
        await Shop.ShouldBeSoundAsync();
    }

    [Theory]
    [InlineData(Screen.Desktop, true)]
    [InlineData(Screen.Phone, false)]
    public async Task All_that_died_in_an_outage_is_run_again_at_once(Screen screen, bool scripts)
    {
        var sku = await ProductAsync(stock: 0);
        for (var onHand = 1; onHand <= 3; onHand++) await PoisonAsync($$"""{"lines":[{"sku":"{{sku}}","onHand":{{onHand}}}],"actor":"test"}""");
        var owner = await OwnerAsync("/admin/work?state=dead", screen, scripts);
        await owner.FillAsync("Message or slice", "CountStock");
        await owner.PressAsync("Filter");
        await owner.Page.GetByText("Run all dead again…").ClickAsync();
        await owner.CheckAsync();
        await owner.FillAsync("Why run them again?", "The shelf is back");
        await owner.PressAsync("Run 3 again");
        await owner.ShouldSeeAsync("Being run again: 3.");
        await owner.ShouldSeeAsync("Nothing matches");
        await owner.GoAsync("/admin/work/decisions");
        (await owner.Page.GetByText("The shelf is back").CountAsync()).ShouldBe(3);
        await Shop.ShouldBeSoundAsync();
    }

    /// <summary>An event that Inventory could not take in all its tries.</summary>
    private async Task PoisonAsync(string payload)
    {
        await using var scope = Shop.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>("catalog");
        var now = Shop.Clock.GetUtcNow();
        db.Outbox.Add(new()
        {
            Id = Guid.CreateVersion7(),
            MessageId = Guid.CreateVersion7(),
            Kind = MessageKind.Event,
            Name = "catalog.stock-counted.v1",
            Subscriber = "inventory.CountStock",
            Payload = payload,
            CreatedAt = now,
            Failures = Backoff.MaxTries,
            LastError = "System.InvalidOperationException: the shelf is gone",
            DeadAt = now,
        });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
