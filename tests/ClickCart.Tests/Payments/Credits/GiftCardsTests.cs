using ClickCart.Payments.Contracts;
using ClickCart.Payments.Credits;

namespace ClickCart.Tests.Payments.Credits;

[Collection(nameof(CreditShop))]
public sealed class GiftCardsTests(CreditShop shared) : CreditsTest(shared)
{
    [Fact]
    public async Task A_card_is_issued_with_a_code_that_is_said_once_and_found_by_its_end_or_its_recipient()
    {
        var (key, recipient) = (NewKey(), $"r{Guid.CreateVersion7():n}@example.com");
        var body = new { amount = Usd(2500), recipient, note = "Thirtieth birthday", expiresOn = "2099-12-31" };
        var issued = (await Admin.PostAsync("/admin/gift-cards", body, key)).ShouldBe(201);
        (await Admin.PostAsync("/admin/gift-cards", body, key)).ShouldBe(201).Text.ShouldBe(issued.Text);
        var card = issued["items"][0];
        var (id, code) = (card.GetProperty("id").GetString()!, card.GetProperty("code").GetString()!);
        code.ShouldMatch("^([A-HJKMNP-Z1-9]{4}-){3}[A-HJKMNP-Z1-9]{4}$");
        var found = (await Admin.GetAsync($"/admin/gift-cards?q={code[^4..].ToLowerInvariant()}&state=active")).ShouldBe(200)["items"].EnumerateArray()
            .Single(c => c.GetProperty("id").GetString() == id);
        (found.GetProperty("state").GetString(), found.GetProperty("recipient").GetString(), Amount(found, "balance")).ShouldBe(("active", recipient, 2500));
        (await Admin.GetAsync($"/admin/gift-cards?q={recipient[..20]}")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(1);
        (await Admin.GetAsync($"/admin/gift-cards?q={recipient}&state=used")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(0);
        foreach (var sort in new[] { "issued", "-balance", "amount", "-expires" })
            (await Admin.GetAsync($"/admin/gift-cards?sort={sort}&limit=2")).ShouldBe(200)["items"].GetArrayLength().ShouldBeGreaterThan(0);
        var looked = (await Admin.GetAsync($"/admin/gift-cards/{id}")).ShouldBe(200);
        looked.Text.ShouldNotContain(code);
        var row = looked["ledger"].EnumerateArray().Single();
        (row.GetProperty("kind").GetString(), Amount(row, "amount"), Amount(row, "balanceAfter"), row.GetProperty("by").GetString())
            .ShouldBe(("issued", 2500, 2500, Shop.AdminEmail));
        // Whoever has the code asks, however they type it.
        (await Guest.PostAsync("/gift-cards/balance", new { code = code.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant() })).ShouldBe(200)["balance"]
            .GetProperty("amount").GetInt64().ShouldBe(2500);
        (await Guest.PostAsync("/gift-cards/balance", new { code = "AAAA-BBBB-CCCC-DDDD" })).ShouldBeProblem(409, "gift-card-not-usable");
        (await Guest.PostAsync("/gift-cards/balance", new { code = "" })).ShouldBeInvalid("code");
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
    public async Task Staff_puts_more_on_it_takes_off_it_and_disables_it_each_with_a_reason()
    {
        var card = await CardAsync(1000);
        var adjust = $"/admin/gift-cards/{card.Id}/adjust";
        (await Admin.PostAsync(adjust, new { amount = Usd(500), reason = "Sorry." }, NewKey())).ShouldBe(200)["balance"].GetProperty("amount").GetInt64().ShouldBe(1500);
        (await Admin.PostAsync(adjust, new { amount = Usd(1501), take = true, reason = "Too much." }, NewKey())).ShouldBeProblem(409, "credit-too-low");
        (await Admin.PostAsync(adjust, new { amount = Usd(1500), take = true }, NewKey())).ShouldBeInvalid("reason");
        (await Admin.PostAsync(adjust, new { amount = Usd(300), take = true, reason = "A mistake." }, NewKey())).ShouldBe(200);
        // Two who take what is there once.
        var both = await Task.WhenAll(
            Admin.PostAsync(adjust, new { amount = Usd(700), take = true, reason = "One." }, NewKey()),
            Admin.PostAsync(adjust, new { amount = Usd(700), take = true, reason = "Two." }, NewKey()));
        both.Select(r => (int)r.Status).Order().ShouldBe([200, 409]);
        (await Admin.PostAsync($"/admin/gift-cards/{card.Id}/disable", new { reason = "Stolen." }, NewKey())).ShouldBe(200)["state"].GetString().ShouldBe("disabled");
        (await Guest.PostAsync("/gift-cards/balance", new { code = card.Code })).ShouldBeProblem(409, "gift-card-not-usable");
        (await KindsAsync(card)).ShouldBe(["issued", "adjusted", "adjusted", "adjusted", "disabled"]);
        (await LeftAsync(card)).ShouldBe(500);
    }

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

/// <summary>Time passes.</summary>
public sealed class ExpiringCardsTests(SharedShop shared) : CreditsTest(shared)
{
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync();

    [Fact]
    public async Task A_card_expires_and_what_an_unplaced_order_had_taken_goes_back()
    {
        var (card, lasting) = (await CardAsync(1000, Shop.Clock.GetUtcNow().AddDays(2)), await CardAsync(2000));
        var ct = TestContext.Current.CancellationToken;
        // As if the shop had died between taking the credit and placing the order.
        var order = Guid.CreateVersion7();
        var wish = new CreditWish([lasting.Code], false, null, null);
        Task<Result<IReadOnlyList<CreditShare>>> TakeAsync() =>
            Shop.AskAsync<ICredits, Result<IReadOnlyList<CreditShare>>>(c =>
                c.TakeAsync(order, wish, new(5000, "USD"), CreditRest.Gateway, ct));
        (await TakeAsync()).Value.Single().Amount.Amount.ShouldBe(2000);
        (await TakeAsync()).Value.Single().Amount.Amount.ShouldBe(2000, "It is taken once.");
        (await LeftAsync(lasting)).ShouldBe(0);
        await Shop.RunAsync<FreeUnusedCredit>();
        (await LeftAsync(lasting)).ShouldBe(0, "The order may still be placed.");
        Shop.Clock.Advance(TimeSpan.FromMinutes(61));
        await Shop.RunAsync<FreeUnusedCredit>();
        Shop.Clock.Advance(TimeSpan.FromDays(2));
        await Shop.RunAsync<FreeUnusedCredit>();
        var admin = await Shop.AdminAsync();
        (await admin.GetAsync($"/admin/gift-cards/{lasting.Id}"))["balance"].GetProperty("amount").GetInt64().ShouldBe(2000);
        var over = await admin.GetAsync($"/admin/gift-cards/{card.Id}");
        (over["state"].GetString(), over["balance"].GetProperty("amount").GetInt64(), over["ledger"][0].GetProperty("kind").GetString())
            .ShouldBe(("expired", 0, "expired"));
        (await Guest.PostAsync("/gift-cards/balance", new { code = card.Code })).ShouldBeProblem(409, "gift-card-not-usable");
        await Shop.ShouldBeSoundAsync();
    }
}
