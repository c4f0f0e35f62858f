namespace ClickCart.Tests.Payments.Credits;

[Collection(nameof(CreditShop))]
public sealed class GetGiftCardTests(CreditShop shared) : CreditsTest(shared)
{
    [Fact]
    public async Task Support_looks_and_issues_nothing_and_guests_see_nothing()
    {
        var card = await CardAsync(1000);
        var (email, password) = await Shop.SupportAsync(Admin);
        var support = await Shop.SignInAsync(email, password);
        (await support.GetAsync($"/admin/gift-cards/{card.Id}")).ShouldBe(200);
        (await support.PostAsync("/admin/gift-cards", new { amount = Usd(100) }, NewKey())).ShouldBeProblem(403, "forbidden");
        (await support.PostAsync($"/admin/gift-cards/{card.Id}/disable", new { reason = "No." }, NewKey())).ShouldBeProblem(403, "forbidden");
        (await Guest.GetAsync("/admin/gift-cards")).ShouldBeProblem(401, "unauthenticated");
        (await Admin.GetAsync($"/admin/gift-cards/{Guid.CreateVersion7()}")).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task Its_ledger_says_who_did_what_and_what_was_left()
    {
        var card = await CardAsync(2500);
        var row = (await LookAsync(card))["ledger"].EnumerateArray().Single();
        (row.GetProperty("kind").GetString(), Amount(row, "amount"), Amount(row, "balanceAfter"), row.GetProperty("by").GetString())
            .ShouldBe(("issued", 2500, 2500, Shop.AdminEmail));
    }
}
