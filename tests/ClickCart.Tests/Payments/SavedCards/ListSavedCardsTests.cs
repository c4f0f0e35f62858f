namespace ClickCart.Tests.Payments.SavedCards;

public sealed class ListSavedCardsTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task A_new_account_keeps_none()
    {
        var (customer, _) = await Shop.CustomerAsync();
        (await customer.GetAsync("/me/cards")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(0);
        (await Guest.GetAsync("/me/cards")).ShouldBe(401);
    }
}
