namespace ClickCart.Tests.Ordering.Supplements;

[Collection(nameof(SupplementShop))]
public sealed class WithdrawSupplementTests(SupplementShop shared) : SupplementTest(shared)
{
    [Fact]
    public async Task Withdrawn_it_cannot_be_paid_and_another_one_can_be_asked_for()
    {
        var (order, sku) = await OrderedAsync();
        var secret = await AskedAsync(order, sku);
        using var office = await Shop.OfficeAsync($"/admin/orders/{IdOf(order)}");
        (await office.PressAsync("Withdraw it")).ShouldBe(200).ShouldShow("The customer is not asked to pay any more.").ShouldShow("The shop has withdrawn it.");
        (await PayAsync(secret)).ShouldBeProblem(409, "link-not-payable")["linkStatus"].GetString().ShouldBe("over");
        (await ReadAsync(order)).Json.TryGetProperty("supplement", out _).ShouldBeFalse();
        var again = (await AskAsync(order, sku, 2)).ShouldBe(201);
        (await PayAsync(SecretOf(again))).ShouldBe(202);
        (await SupplementUntilAsync(order, "carriedOut"))["lines"][0].GetProperty("quantity").GetInt32().ShouldBe(2);
        (await Admin.PostAsync($"/admin/orders/{IdOf(order)}/supplements/{IdOf(again)}/withdraw")).ShouldBeProblem(409, "supplement-over");
    }

    [Fact]
    public async Task Withdrawn_while_it_is_paid_all_goes_back()
    {
        var (order, sku) = await OrderedAsync();
        var asked = (await AskAsync(order, sku)).ShouldBe(201);
        (await PayAsync(SecretOf(asked))).ShouldBe(202);
        var withdrawn = await Admin.PostAsync($"/admin/orders/{IdOf(order)}/supplements/{IdOf(asked)}/withdraw");
        if ((int)withdrawn.Status == 200)
        {
            // Whatever was faster at the gateway: nothing is kept, and nothing is changed.
            await Shop.ShouldBeSoundAsync();
            var (taken, back) = await SupplementsAsync(order);
            back.ShouldBe(taken);
            (await ReadAsync(order))["lines"][0].GetProperty("quantity").GetInt32().ShouldBe(1);
        }
        else withdrawn.ShouldBeProblem(409, "supplement-over");
    }
}
