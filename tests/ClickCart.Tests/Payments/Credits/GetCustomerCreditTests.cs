namespace ClickCart.Tests.Payments.Credits;

[Collection(nameof(CreditShop))]
public sealed class GetCustomerCreditTests(CreditShop shared) : CreditsTest(shared)
{
    [Fact]
    public async Task Staff_reads_it_with_who_gave_it_and_support_gives_none()
    {
        var (_, id) = await CustomerAsync(1500);
        (await Admin.GetAsync($"/admin/customers/{id}/store-credit")).ShouldBe(200)["ledger"][0].GetProperty("by").GetString().ShouldBe(Shop.AdminEmail);
        var (email, password) = await Shop.SupportAsync(Admin);
        var support = await Shop.SignInAsync(email, password);
        Amount((await support.GetAsync($"/admin/customers/{id}/store-credit")).ShouldBe(200)["ledger"][0], "balanceAfter").ShouldBe(1500);
        (await support.PostAsync($"/admin/customers/{id}/store-credit", new { amount = Usd(1), reason = "x" }, NewKey())).ShouldBeProblem(403, "forbidden");
        (await Admin.GetAsync($"/admin/customers/{Guid.CreateVersion7()}/store-credit")).ShouldBeProblem(404, "not-found");
    }
}
