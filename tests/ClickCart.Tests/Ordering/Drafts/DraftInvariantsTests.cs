using ClickCart.Ordering;

namespace ClickCart.Tests.Ordering.Drafts;

public sealed class DraftInvariantsTests(SharedShop shared) : DraftTest(shared)
{
    // What is broken here is nobody else's.
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync();

    [Fact]
    public async Task A_draft_that_is_not_its_order_and_one_that_is_sent_without_a_link_are_found()
    {
        var (ordered, sent) = (await DraftedAsync(NewEmail()), await DraftedAsync(NewEmail()));
        (await PayAsync(Guest, await SentAsync(ordered))).ShouldBe(201);
        await SentAsync(sent);
        await Shop.ShouldBeSoundAsync();
        await Shop.AskAsync((OrderingDbContext db) => db.Drafts.Where(d => d.Id == Guid.Parse(IdOf(ordered)))
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.Total, d => d.Total + 1)));
        await Shop.AskAsync((OrderingDbContext db) => db.PaymentLinks.Where(l => l.DraftId == Guid.Parse(IdOf(sent))).ExecuteDeleteAsync());
        var (code, text) = await Shop.VerifyAsync();
        code.ShouldBe(1);
        text.ShouldContain(ordered["number"].GetString()!);
        text.ShouldContain(sent["number"].GetString()!);
    }
}
