namespace ClickCart.Tests.Ordering.Drafts;

public sealed class CreateDraftTests(SharedShop shared) : DraftTest(shared)
{
    [Fact]
    public async Task Own_prices_a_discount_and_an_own_price_of_delivery_add_up_with_their_taxes_and_say_who_and_why()
    {
        var draft = await DraftedAsync(NewEmail());
        ShouldAddUp(draft.Json);
        // 3 × 17.33 + 12.50, less a tenth.
        (Amount(draft.Json, "subtotal"), Amount(draft.Json, "discount"), Amount(draft.Json, "shipping")).ShouldBe((6449, 645, 400));
        draft["lines"][0].GetProperty("ownPriceFor").GetString().ShouldBe("The box is dented.");
        draft["lines"][1].TryGetProperty("ownPriceFor", out _).ShouldBeFalse();
        draft["status"].GetString().ShouldBe("open");
        draft["number"].GetString()!.ShouldStartWith("D-");
        var history = (await ReadAsync(draft))["history"].EnumerateArray().ToList();
        history.Select(h => h.GetProperty("what").GetString()).ShouldBe(["created", "priceSet", "discountSet", "shippingSet"]);
        history.ShouldAllBe(h => h.GetProperty("by").GetString() == Shop.AdminEmail);
        history[1].GetProperty("detail").GetString()!.ShouldContain("17.33");
        history[1].GetProperty("detail").GetString()!.ShouldContain("The box is dented.");
        history[3].GetProperty("detail").GetString()!.ShouldContain("It goes along.");
    }

    [Fact]
    public async Task Taxes_that_prices_include_are_reckoned_by_the_rules_of_a_quote()
    {
        var (sku, email) = (await ProductAsync(1999, currency: "EUR"), NewEmail());
        var shipTo = new { name = "Ada Käufer", line1 = "Hauptstr. 1", city = "Berlin", postalCode = "10115", country = "DE" };
        var quote = (await Guest.PostAsync($"/carts/{await CartAsync(Guest, (sku, 3))}/quotes", new { shipTo })).ShouldBe(201);
        var draft = (await Admin.PostAsync("/admin/drafts", Body(email, [new { sku, quantity = 3 }], shipTo: shipTo), NewKey())).ShouldBe(201);
        ShouldAddUp(draft.Json);
        Amount(draft.Json, "total").ShouldBe(Amount(quote["shippingOptions"][0], "total"));
        draft["lines"][0].GetProperty("taxIncluded").GetRawText().ShouldBe(quote["lines"][0].GetProperty("taxIncluded").GetRawText());
        var cheaper = (await Admin.PostAsync("/admin/drafts", Body(email, [new { sku, quantity = 3, unitPrice = new { amount = 1111, currency = "EUR" },
            reason = "A friend." }], new { amount = new { amount = 100, currency = "EUR" }, reason = "A friend." }, shipTo: shipTo), NewKey())).ShouldBe(201);
        ShouldAddUp(cheaper.Json);
        (Amount(cheaper.Json, "subtotal"), Amount(cheaper.Json, "discount")).ShouldBe((3333, 100));
    }

    [Fact]
    public async Task A_preview_says_the_same_and_keeps_nothing()
    {
        var (sku, email) = (await ProductAsync(), NewEmail());
        var body = Body(email, [new { sku, quantity = 2, unitPrice = Usd(1500), reason = "x" }]);
        var preview = (await Admin.PostAsync("/admin/drafts?preview=true", body, NewKey())).ShouldBe(200);
        (await Admin.GetAsync($"/admin/drafts?q={email}")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(0);
        var draft = (await Admin.PostAsync("/admin/drafts", body, NewKey())).ShouldBe(201);
        draft["total"].GetRawText().ShouldBe(preview["total"].GetRawText());
    }

    [Fact]
    public async Task What_cannot_be_is_refused_by_its_name()
    {
        var (sku, email) = (await ProductAsync(), NewEmail());
        Task<ApiResponse> Refused(object[] lines, object? discount = null, object? shipping = null) =>
            Admin.PostAsync("/admin/drafts", Body(email, lines, discount, shipping), NewKey());
        (await Refused([])).ShouldBeInvalid("lines");
        (await Refused([new { sku, quantity = 0 }])).ShouldBeInvalid("lines[0].quantity");
        (await Refused([new { sku, quantity = 1 }, new { sku, quantity = 2 }])).ShouldBeInvalid("lines");
        (await Refused([new { sku, quantity = 1, unitPrice = Usd(1) }])).ShouldBeInvalid("lines[0].reason");
        (await Refused([new { sku, quantity = 1, unitPrice = Usd(-1), reason = "x" }])).ShouldBeInvalid("lines[0].unitPrice");
        (await Refused([new { sku, quantity = 1, unitPrice = new { amount = 5, currency = "EUR" }, reason = "x" }])).ShouldBeInvalid("lines[0].unitPrice");
        (await Refused([new { sku = "NO-SUCH", quantity = 1 }])).ShouldBeInvalid("lines");
        (await Refused([new { sku, quantity = 1 }], new { percent = 10 })).ShouldBeInvalid("discount.reason");
        (await Refused([new { sku, quantity = 1 }], new { percent = 10, amount = Usd(1), reason = "x" })).ShouldBeInvalid("discount.percent");
        (await Refused([new { sku, quantity = 1 }], new { amount = Usd(2000), reason = "x" })).ShouldBeInvalid("discount");
        (await Refused([new { sku, quantity = 1 }], null, Usd(-5))).ShouldBeInvalid("shippingPrice");
        (await Admin.PostAsync("/admin/drafts", new { email, shipTo = ShipTo, lines = new[] { new { sku, quantity = 1 } }, shippingOptionId = "dhl-moon" },
            NewKey())).ShouldBeInvalid("shippingOptionId");
    }

    [Fact]
    public async Task It_needs_the_permission()
    {
        var (email, password) = await Shop.SupportAsync(Admin);
        var support = await Shop.SignInAsync(email, password);
        var draft = await DraftedAsync(NewEmail());
        (await support.GetAsync($"/admin/drafts/{IdOf(draft)}")).ShouldBe(200);
        (await support.PostAsync("/admin/drafts", Body(NewEmail(), []), NewKey())).ShouldBeProblem(403, "forbidden");
        (await support.SendAsync(HttpMethod.Post, $"/admin/drafts/{IdOf(draft)}/send", null, NewKey(), VersionOf(draft))).ShouldBeProblem(403, "forbidden");
        (await Guest.GetAsync($"/admin/drafts/{IdOf(draft)}")).ShouldBeProblem(401, "unauthenticated");
        using var office = await Shop.OfficeAsync($"/admin/drafts/{IdOf(draft)}", email, password);
        office.ShouldBe(200).Page.QuerySelectorAll("form#send, form#delete").ShouldBeEmpty();
    }
}
