using ClickCart.Payments;

namespace ClickCart.Tests.Payments.SavedCards;

public sealed class RemoveSavedCardTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task A_removed_card_is_offered_no_longer_and_strangers_remove_nothing()
    {
        var (customer, _) = await Shop.CustomerAsync();
        var account = Guid.Parse((await customer.GetAsync("/me")).ShouldBe(200)["id"].GetString()!);
        var id = $"pm_{Guid.CreateVersion7():n}";
        await Shop.AskAsync<PaymentsDbContext, int>(db =>
        {
            db.SavedCards.Add(new()
            {
                Id = id,
                AccountId = account,
                Brand = "visa",
                Last4 = "4242",
                ExpMonth = 9,
                ExpYear = 2040,
                KeptAt = TimeProvider.System.GetUtcNow(),
            });
            return db.SaveChangesAsync();
        });
        (await customer.GetAsync("/me/cards"))["items"][0].GetProperty("name").GetString().ShouldBe("Visa ending in 4242");
        (await (await Shop.CustomerAsync()).Client.DeleteAsync($"/me/cards/{id}")).ShouldBeProblem(404, "not-found");
        (await customer.DeleteAsync($"/me/cards/{id}")).ShouldBe(204);
        (await customer.GetAsync("/me/cards"))["items"].GetArrayLength().ShouldBe(0);
        await Eventually.TrueAsync(async () => !await Shop.AskAsync<PaymentsDbContext, bool>(db => db.SavedCards.AnyAsync(c => c.Id == id)),
            "the gateway has forgotten it, and so have we");
    }
}
