using ClickCart.Ordering;

namespace ClickCart.Tests.Ordering.Drafts;

public sealed class ShowPaymentLinkTests(SharedShop shared) : DraftTest(shared)
{
    // The clock is its own.
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync(("Ordering:Drafts:LinkDays", "2"));

    [Fact]
    public async Task A_link_runs_out_and_says_so()
    {
        var draft = await DraftedAsync(NewEmail());
        var secret = await SentAsync(draft);
        await Browser.OpenAsync($"/pay/{secret}");
        Browser.ShouldBe(200).ShouldShow("Pay $").ShouldShow("$17.33").ShouldShow("Discount");
        Happened(await ReadAsync(draft)).Last().ShouldBe("opened");
        Shop.Clock.Advance(TimeSpan.FromDays(2.1));
        (await Guest.GetAsync($"/pay/{secret}")).ShouldBe(200)["status"].GetString().ShouldBe("expired");
        (await PayAsync(Guest, secret)).ShouldBeProblem(409, "link-not-payable")["linkStatus"].GetString().ShouldBe("expired");
        await Browser.OpenAsync($"/pay/{secret}");
        Browser.ShouldBe(200).ShouldShow("This link has run out");
        (await Browser.OpenAsync("/pay/nobody-knows-this")).ShouldBe(404);
        (await Shop.AskAsync((OrderingDbContext db) => db.Orders.AnyAsync(o => o.Id == Guid.Parse(IdOf(draft))))).ShouldBeFalse();
    }
}
