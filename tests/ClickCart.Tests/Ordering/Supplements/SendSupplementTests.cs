using ClickCart.Notifications.Mails;

namespace ClickCart.Tests.Ordering.Supplements;

[Collection(nameof(SupplementShop))]
public sealed class SendSupplementTests(SupplementShop shared) : SupplementTest(shared)
{
    [Fact]
    public async Task Another_link_makes_the_one_before_void()
    {
        var email = $"s{Guid.CreateVersion7():n}@example.com";
        var (order, sku) = await OrderedAsync(email: email);
        var asked = (await AskAsync(order, sku)).ShouldBe(201);
        var send = $"/admin/orders/{IdOf(order)}/supplements/{IdOf(asked)}/send";
        var again = (await Admin.PostAsync(send, null, NewKey())).ShouldBe(200);
        (await Guest.GetAsync($"/pay/difference/{SecretOf(asked)}")).ShouldBe(200)["status"].GetString().ShouldBe("void");
        (await PayAsync(SecretOf(asked))).ShouldBeProblem(409, "link-not-payable")["linkStatus"].GetString().ShouldBe("void");
        (await Browser.OpenAsync($"/pay/difference/{SecretOf(asked)}")).ShouldBe(200).ShouldShow("This link does not hold any more");
        var mailed = await Shop.LinkAsync(email, MailKind.DifferenceAsked, 2);
        (await Guest.GetAsync(mailed.AbsolutePath)).ShouldBe(200)["status"].GetString().ShouldBe("payable");
        (await PayAsync(SecretOf(again))).ShouldBe(202);
        await SupplementUntilAsync(order, "carriedOut");
        (await Admin.PostAsync(send, null, NewKey())).ShouldBeProblem(409, "supplement-over");
        (await Admin.PostAsync($"/admin/orders/{IdOf(order)}/supplements/{Guid.Empty}/send", null, NewKey())).ShouldBeProblem(404, "not-found");
    }
}
