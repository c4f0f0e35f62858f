namespace ClickCart.Tests.Payments.Credits;

[Collection(nameof(CreditShop))]
public sealed class ListGiftCardsTests(CreditShop shared) : CreditsTest(shared)
{
    [Fact]
    public async Task A_card_is_found_by_its_end_or_its_recipient_and_by_how_it_stands()
    {
        var recipient = $"r{Guid.CreateVersion7():n}@example.com";
        var card = (await Admin.PostAsync("/admin/gift-cards", new { amount = Usd(2500), recipient }, NewKey())).ShouldBe(201)["items"][0];
        var (id, code) = (card.GetProperty("id").GetString()!, card.GetProperty("code").GetString()!);
        var found = (await Admin.GetAsync($"/admin/gift-cards?q={code[^4..].ToLowerInvariant()}&state=active")).ShouldBe(200)["items"].EnumerateArray()
            .Single(c => c.GetProperty("id").GetString() == id);
        (found.GetProperty("state").GetString(), found.GetProperty("recipient").GetString(), Amount(found, "balance")).ShouldBe(("active", recipient, 2500));
        (await Admin.GetAsync($"/admin/gift-cards?q={recipient[..20]}")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(1);
        foreach (var state in new[] { "used", "expired", "disabled" })
            (await Admin.GetAsync($"/admin/gift-cards?q={recipient}&state={state}")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(0);
        await CardAsync(100);
        foreach (var sort in new[] { "issued", "-balance", "amount", "-expires" })
        {
            var first = (await Admin.GetAsync($"/admin/gift-cards?sort={sort}&limit=1")).ShouldBe(200);
            (await Admin.GetAsync($"/admin/gift-cards?sort={sort}&limit=1&cursor={first["nextCursor"].GetString()}")).ShouldBe(200)["items"][0]
                .GetProperty("id").GetString().ShouldNotBe(first["items"][0].GetProperty("id").GetString());
        }
    }
}
