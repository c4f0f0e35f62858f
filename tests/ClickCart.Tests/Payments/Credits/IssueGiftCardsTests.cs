namespace ClickCart.Tests.Payments.Credits;

[Collection(nameof(CreditShop))]
public sealed class IssueGiftCardsTests(CreditShop shared) : CreditsTest(shared)
{
    [Fact]
    public async Task A_card_is_issued_with_a_code_that_is_said_once()
    {
        var (key, body) = (NewKey(), new { amount = Usd(2500), note = "Thirtieth birthday", expiresOn = "2099-12-31" });
        var issued = (await Admin.PostAsync("/admin/gift-cards", body, key)).ShouldBe(201);
        (await Admin.PostAsync("/admin/gift-cards", body, key)).ShouldBe(201).Text.ShouldBe(issued.Text);
        var card = issued["items"][0];
        var (id, code) = (card.GetProperty("id").GetString()!, card.GetProperty("code").GetString()!);
        code.ShouldMatch("^([A-HJKMNP-Z1-9]{4}-){3}[A-HJKMNP-Z1-9]{4}$");
        var looked = (await Admin.GetAsync($"/admin/gift-cards/{id}")).ShouldBe(200);
        looked.Text.ShouldNotContain(code);
        (looked["lastFour"].GetString(), Amount(looked.Json, "balance"), looked["note"].GetString()).ShouldBe((code[^4..], 2500, "Thirtieth birthday"));
    }

    [Fact]
    public async Task Many_are_issued_at_once_and_each_is_of_its_own()
    {
        var issued = (await Admin.PostAsync("/admin/gift-cards", new { amount = Usd(100), count = 1000 }, NewKey())).ShouldBe(201)["items"];
        issued.EnumerateArray().Select(c => c.GetProperty("code").GetString()).Distinct().Count().ShouldBe(1000);
        (await Admin.PostAsync("/admin/gift-cards", new { amount = Usd(100), count = 1001 }, NewKey())).ShouldBeInvalid("count");
        (await Admin.PostAsync("/admin/gift-cards", new { amount = Usd(0) }, NewKey())).ShouldBeInvalid("amount");
        (await Admin.PostAsync("/admin/gift-cards", new { amount = Usd(100), expiresOn = "2020-01-01" }, NewKey())).ShouldBeInvalid("expiresOn");
        (await Admin.PostAsync("/admin/gift-cards", new { amount = Usd(100), count = 2, recipient = "ada@example.com" }, NewKey())).ShouldBeInvalid("recipient");
        (await Admin.PostAsync("/admin/gift-cards", new { amount = new { amount = 100, currency = "XXX" } }, NewKey())).Status.ShouldNotBe(System.Net.HttpStatusCode.Created);
    }

    [Fact]
    public async Task The_pages_do_the_same()
    {
        using var office = await Shop.OfficeAsync("/admin/gift-cards/new");
        (await office.PressAsync("Issue", ("amount", "30.00"), ("count", "1"), ("recipient", "page@example.com"))).ShouldBe(200).ShouldShow("shown this once");
        var code = office.Page.QuerySelector("td code")!.TextContent;
        await office.OpenAsync($"/admin/gift-cards?q={code[^4..]}");
        office.ShouldShow("page@example.com").ShouldShow($"…{code[^4..]}");
        (await Admin.GetAsync($"/admin/gift-cards?q={code[^4..]}"))["items"][0].GetProperty("id").GetString().ShouldNotBeNull();
        await office.OpenAsync($"/admin/gift-cards/{(await Admin.GetAsync($"/admin/gift-cards?q={code[^4..]}"))["items"][0].GetProperty("id").GetString()}");
        (await office.PressAsync("Save", ("take", "true"), ("amount", "10.00"), ("reason", "A mistake."))).ShouldBe(200).ShouldShow("The balance is changed.")
            .ShouldShow("A mistake.");
        (await office.PressAsync("Disable it now", ("reason", "Lost."))).ShouldBe(200).ShouldShow("The card is disabled.");
        var (_, id) = await CustomerAsync();
        await office.OpenAsync($"/admin/customers/{id}/store-credit");
        (await office.PressAsync("Save", ("take", "false"), ("amount", "5.00"), ("reason", "Sorry."))).ShouldBe(200).ShouldShow("The store credit is changed.");
        using var browser = Shop.Browser();
        await browser.OpenAsync("/gift-card");
        (await browser.PressAsync("Look", ("code", (await CardAsync(1234)).Code))).ShouldBe(200).ShouldShow("12.34");
    }
}
