namespace ClickCart.Tests.Payments.Credits;

[Collection(nameof(CreditShop))]
public sealed class ChangeStoreCreditTests(CreditShop shared) : CreditsTest(shared)
{
    [Fact]
    public async Task A_customer_has_store_credit_that_staff_gives_and_takes_and_that_they_see_with_its_ledger()
    {
        var (client, id) = await CustomerAsync(1500);
        (await Admin.PostAsync($"/admin/customers/{id}/store-credit", new { amount = Usd(2000), take = true, reason = "No." }, NewKey()))
            .ShouldBeProblem(409, "credit-too-low")["balance"].GetProperty("amount").GetInt64().ShouldBe(1500);
        (await Admin.PostAsync($"/admin/customers/{id}/store-credit", new { amount = Usd(500), take = true, reason = "Too much." }, NewKey())).ShouldBe(200);
        var own = (await client.GetAsync("/me/store-credit")).ShouldBe(200);
        own["balances"][0].GetProperty("amount").GetInt64().ShouldBe(1000);
        own["ledger"].EnumerateArray().Select(l => (Amount(l, "amount"), l.TryGetProperty("by", out _))).ShouldBe([(-500, false), (1500, false)]);
        (await Admin.GetAsync($"/admin/customers/{id}/store-credit"))["ledger"][0].GetProperty("by").GetString().ShouldBe(Shop.AdminEmail);
        (await Admin.PostAsync($"/admin/customers/{Guid.CreateVersion7()}/store-credit", new { amount = Usd(1), reason = "x" }, NewKey())).ShouldBeProblem(404, "not-found");
        (await Guest.GetAsync("/me/store-credit")).ShouldBeProblem(401, "unauthenticated");
    }
}
