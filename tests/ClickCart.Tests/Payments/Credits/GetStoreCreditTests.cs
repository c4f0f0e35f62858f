namespace ClickCart.Tests.Payments.Credits;

[Collection(nameof(CreditShop))]
public sealed class GetStoreCreditTests(CreditShop shared) : CreditsTest(shared)
{
    [Fact]
    public async Task A_customer_sees_their_own_on_their_page_and_no_staff()
    {
        var (client, _) = await CustomerAsync();
        (await client.GetAsync("/me/store-credit")).ShouldBe(200)["balances"].GetArrayLength().ShouldBe(0);
        var (own, _) = await CustomerAsync(1500);
        var seen = (await own.GetAsync("/me/store-credit")).ShouldBe(200);
        (seen["balances"][0].GetProperty("amount").GetInt64(), seen.Text.Contains(Shop.AdminEmail, StringComparison.Ordinal)).ShouldBe((1500, false));
        (await Guest.GetAsync("/me/store-credit")).ShouldBeProblem(401, "unauthenticated");
    }
}
