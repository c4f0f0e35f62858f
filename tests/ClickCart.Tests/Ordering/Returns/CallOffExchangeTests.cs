using ClickCart.Tests.Payments.Credits;

namespace ClickCart.Tests.Ordering.Returns;

[Collection(nameof(CreditShop))]
public sealed class CallOffExchangeTests(CreditShop shared) : ExchangeTest(shared)
{
    [Fact]
    public async Task What_is_not_paid_in_time_is_called_off_and_all_that_came_back_goes_back_once()
    {
        var back = await SentBackAsync();
        var draft = await OfferedAsync(back, For((await ProductAsync(6000), 1)));
        var secret = await LinkAsync(draft);
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Admin.PostAsync($"{back.Page}/exchange/call-off", null, NewKey())));
        answers.Count(a => (int)a.Status == 200).ShouldBe(1, string.Join('\n', answers.Select(a => a.Text)));
        foreach (var late in answers.Where(a => (int)a.Status != 200)) late.ShouldBeProblem(409, "exchange-stands-otherwise");
        await Eventually.TrueAsync(async () => (await Admin.GetAsync(back.Page))["refund"].GetProperty("status").ValueEquals("succeeded"), "it went back");
        Went(await PaymentAsync(back.Order)).ShouldBe([(null, back.Worth)]);
        (await Guest.PostAsync($"/pay/{secret}", new { paymentMethod = "pm_card_visa" }, NewKey())).ShouldBeProblem(409, "link-not-payable");
        (await DraftAsync(draft, "send")).ShouldBeProblem(409, "draft-called-off");
        (await DraftAsync(draft, "complete", new { paymentMethod = "bankTransfer" })).ShouldBeProblem(409, "draft-called-off");
        using var office = await Shop.OfficeAsync(back.Page);
        office.ShouldShow("It does not take place");
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Of_who_pays_and_who_calls_off_at_once_one_does()
    {
        var back = await SentBackAsync();
        var secret = await LinkAsync(await OfferedAsync(back, For((await ProductAsync(6000), 1))));
        var (paid, off) = (Guest.PostAsync($"/pay/{secret}", new { paymentMethod = "pm_card_visa" }, NewKey()),
            Admin.PostAsync($"{back.Page}/exchange/call-off", null, NewKey()));
        await Task.WhenAll(paid, off);
        ((int)(await paid).Status == 201, (int)(await off).Status == 200).ShouldBeOneOf((true, false), (false, true));
    }
}
